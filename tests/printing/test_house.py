"""What a printing house is given: the inside of a book, its cover in one sheet, inks in the place of lights."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from page import ValidationProfile
from pikepdf import Array, Dictionary, Name
from PIL import ImageCms

import macros.commands.print
from macros.printing.archive import failures
from macros.printing.finishing import POINTS
from macros.printing.house import House, NotABook, for_house
from macros.printing.inks import WrongProfile, inks
from macros.printing.plan import A5
from tests.mini import Mini
from tests.press_profile import write_press_profile

SHEET = (420.0, 595.92)
"""The pages of a browser, which rounds A5."""

GROUND, EDGE, TEXT = "0 .4 .4 rg 0 0 420 596 re f", ".75 .2 .1 rg 0 0 10 596 re f", ".102 .1294 .1882 rg 90 90 9 9 re f"
GRADIENT = "/Pattern cs /S scn 60 60 9 9 re f q 9 0 0 9 80 80 cm /I Do Q"
TAGGED = f"/P <</MCID 0>> BDC {TEXT} EMC"


def book(path: Path, pages: list[str]) -> Path:
    """Write a book whose pages draw this."""
    with pikepdf.new() as file:
        for drawn in pages:
            file.add_blank_page(page_size=SHEET)
            file.pages[-1].Contents = file.make_stream(drawn.encode())
            file.pages[-1].Annots = Array([])
        file.save(path)
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> House:
    """The files of a book of nine pages: a cover, its blank back, six pages of which one has a ground, a back cover."""
    folder = tmp_path_factory.mktemp("imprimeur")
    source = book(folder / "b.pdf", [f"{GROUND} {EDGE}", "", TAGGED, GROUND, "", TEXT, TEXT, "", GROUND])
    return for_house(source, folder / "i.pdf", folder / "c.pdf", leaf=2)


def operators(path: Path) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield the colours and marks that the pages of a file and their forms ask for."""
    with pikepdf.open(path) as file:
        for page in file.pages:
            forms = page.get("/Resources", Dictionary()).get("/XObject", Dictionary()).values()
            for drawn in (page, *forms):
                for instruction in pikepdf.parse_content_stream(drawn):
                    if str(instruction.operator) in ("rg", "RG", "g", "G", "k", "K", "BDC", "EMC"):
                        yield str(instruction.operator), tuple(float(operand) for operand in instruction.operands)


def colour(path: Path, page: int, left: float, bottom: float) -> tuple[int, ...]:
    """Return the colour that a page shows at a place of its sheet, in points from its left and its bottom."""
    with pypdfium2.PdfDocument(path) as seen:
        shown = seen[page].render(scale=1).to_pil()
    return shown.getpixel((int(left), int(shown.height - bottom)))  # type: ignore[return-value]


def test_the_inside_is_cut_to_a5_with_three_millimetres_around(made: House) -> None:
    """Every page says where it is cut and how far it is printed."""
    with pikepdf.open(made.inside) as file:
        for page in file.pages:
            trim, bleed = ([float(side) for side in box] for box in (page.TrimBox, page.BleedBox))
            assert [trim[2] - trim[0], trim[3] - trim[1]] == pytest.approx([A5[0] * POINTS, A5[1] * POINTS], abs=0.01)
            around = [abs(cut - bled) for cut, bled in zip(trim, bleed, strict=True)]
            assert around == pytest.approx([3 * POINTS] * 4, abs=0.01) and page.MediaBox == page.BleedBox


def test_the_inside_is_a_multiple_of_four_pages(made: House) -> None:
    """The pages between the covers, those that end blank counted with those added."""
    with pikepdf.open(made.inside) as file:
        assert len(file.pages) == 8
    assert "8 pages, dont 3 blanches à la fin" in made.facts[0]


def test_a_ground_goes_on_beyond_the_cut(made: House) -> None:
    """To each corner of the sheet; a page without a ground stays white."""
    assert len({colour(made.inside, 1, x, y) for x, y in ((2, 2), (434, 2), (2, 610), (434, 610), (200, 300))}) == 1
    assert colour(made.inside, 1, 2, 2) != (255, 255, 255) == colour(made.inside, 0, 2, 2)


def test_the_cover_is_one_sheet_with_its_spine(made: House) -> None:
    """Four leaves of two millimetres make eight: half of it goes on from the back cover, half from the front."""
    spine, bleed, width = 8 * POINTS, 3 * POINTS, A5[0] * POINTS
    with pikepdf.open(made.cover) as file:
        (page,) = file.pages
        assert float(page.TrimBox[2] - page.TrimBox[0]) == pytest.approx(2 * width + spine, abs=0.01)
    middle = bleed + width + spine / 2
    assert colour(made.cover, 0, middle - 5, 300) == colour(made.cover, 0, 100, 300)
    assert colour(made.cover, 0, middle + 5, 300) == colour(made.cover, 0, middle + spine / 2 + 4, 300)
    assert colour(made.cover, 0, middle - 5, 300) != colour(made.cover, 0, middle + 5, 300)


def test_pages_are_drawn_in_inks_and_without_tags(made: House) -> None:
    """Text in black alone, no light of a screen, no mark of a tag that is no more."""
    drawn = [*operators(made.inside), *operators(made.cover)]
    assert {name for name, _ in drawn} == {"k"}
    assert ("k", (0, 0, 0, 1)) in drawn


@pytest.mark.parametrize(
    ("light", "laid"),
    [
        ((1, 1, 1), (0, 0, 0, 0)),
        ((0, 0, 0), (0, 0, 0, 1)),
        ((0.102, 0.1294, 0.1882), (0, 0, 0, 1)),
        ((0.25, 0.3, 0.35), (0, 0, 0, 0.7)),
        ((0.95, 0.95, 0.95), (0, 0, 0, 0.05)),
        ((1, 0, 0), (0, 1, 1, 0)),
        ((0, 0.4, 0.4), (1, 0, 0, 0.6)),
    ],
)
def test_greys_are_in_black_alone(light: tuple[float, float, float], laid: tuple[float, ...]) -> None:
    """And colours in the inks that make them."""
    assert inks(light) == pytest.approx(laid)


def test_what_keeps_the_colours_of_the_screen_is_told(tmp_path: Path) -> None:
    """A picture is not converted, a gradient between two colours is."""
    source = book(tmp_path / "b.pdf", [GROUND, "", f"{TEXT} {GRADIENT}", GROUND])
    with pikepdf.open(source, allow_overwriting_input=True) as file:
        picture = file.make_stream(
            b"\0\0\0",
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=1,
            Height=1,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceRGB,
        )
        ends = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[1, 0, 0], C1=[1, 1, 1])
        shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 9, 0], Function=ends)
        file.pages[2].Resources = Dictionary(
            XObject=Dictionary(I=picture), Pattern=Dictionary(S=Dictionary(PatternType=2, Shading=shading))
        )
        file.save(source)
    house = for_house(source, tmp_path / "i.pdf", tmp_path / "c.pdf")
    assert "1 image ou motif en couleurs d'écran (RVB)" in house.undone
    with pikepdf.open(house.inside) as file:
        laid = file.pages[0].Resources.Pattern.S.Shading
        assert laid.ColorSpace == Name.DeviceCMYK and [float(ink) for ink in laid.Function.C0] == [0, 1, 1, 0]


def claim(path: Path) -> str:
    """Return the level of PDF/A that a file says it has."""
    with pikepdf.open(path) as file, file.open_metadata(update_docinfo=False) as xmp:
        return f"{xmp.get('pdfaid:part', '')}{xmp.get('pdfaid:conformance', '')}"


def test_without_a_profile_nothing_claims_a_norm(made: House) -> None:
    """And what is left to the house is said."""
    said = " ".join(made.undone)
    assert "profil" in said and "dos" in said and "ni PDF/X-4" in said and "ni PDF/A-2b" in said
    assert not any(b"GTS_PDFX" in path.read_bytes() for path in (made.inside, made.cover))
    assert [claim(path) for path in (made.inside, made.cover)] == ["", ""]


def test_with_the_profile_of_the_press_the_files_are_archives(tmp_path: Path) -> None:
    """Of those that `page` finds without a fault; the press finds its own terms beside."""
    source, profile = book(tmp_path / "b.pdf", [GROUND, "", TEXT, GROUND]), write_press_profile(tmp_path / "p.icc")
    house = for_house(source, tmp_path / "i.pdf", tmp_path / "c.pdf", profile=profile)
    assert "PDF/A-2b" in house.facts[-1] and "ni PDF" not in " ".join(house.undone)
    for path in (house.inside, house.cover):
        assert claim(path) == "2B" and list(failures(path, ValidationProfile.PDF_A_2B)) == []
        with pikepdf.open(path) as file:
            first, second = file.Root.OutputIntents
            assert (first.S, second.S) == (Name.GTS_PDFX, Name.GTS_PDFA1)
            assert first.DestOutputProfile.read_bytes() == second.DestOutputProfile.read_bytes() == profile.read_bytes()


def test_a_file_with_colours_of_the_screen_claims_no_archive(tmp_path: Path) -> None:
    source = book(tmp_path / "b.pdf", [GROUND, "", TEXT, GROUND])
    with pikepdf.open(source, allow_overwriting_input=True) as file:
        picture = file.make_stream(bytes(3), Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
        picture.ColorSpace, picture.BitsPerComponent = Name.DeviceRGB, 8
        file.pages[2].Resources = Dictionary(XObject=Dictionary(I=picture))
        file.pages[2].Contents = file.make_stream(b"q 9 0 0 9 80 80 cm /I Do Q")
        file.save(source)
    profile = write_press_profile(tmp_path / "p.icc")
    house = for_house(source, tmp_path / "i.pdf", tmp_path / "c.pdf", profile=profile)
    assert claim(house.inside) == "" and "PDF/A-2b" in house.undone[-1]


@pytest.mark.parametrize("pages", [["", "", ""], [GROUND, TEXT, TEXT, GROUND]], ids=["short", "printed back"])
def test_what_is_no_book_is_refused(tmp_path: Path, pages: list[str]) -> None:
    """Nothing is lost from the inside: the back of a cover must be blank."""
    with pytest.raises(NotABook, match=r"^b\.pdf"):
        for_house(book(tmp_path / "b.pdf", pages), tmp_path / "i.pdf", tmp_path / "c.pdf")


def test_a_profile_of_a_screen_is_refused(tmp_path: Path) -> None:
    """A press has four inks."""
    profile = tmp_path / "ecran.icc"
    profile.write_bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    source = book(tmp_path / "b.pdf", [GROUND, "", TEXT, GROUND])
    with pytest.raises(WrongProfile):
        for_house(source, tmp_path / "i.pdf", tmp_path / "c.pdf", profile=profile)


def test_two_runs_give_the_same_bytes(made: House, tmp_path: Path) -> None:
    """The files depend on the book alone."""
    again = for_house(made.inside.with_name("b.pdf"), tmp_path / "i.pdf", tmp_path / "c.pdf", leaf=2)
    assert [path.read_bytes() for path in (again.inside, again.cover)] == [
        path.read_bytes() for path in (made.inside, made.cover)
    ]


@pytest.fixture
def root(monkeypatch: pytest.MonkeyPatch, mini: Mini) -> Path:
    """A project with fiches, whose command this is."""
    monkeypatch.setattr(macros.commands.print, "ROOT", mini.root)
    return mini.root


def test_the_command_writes_both_files_of_a_printed_book(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And says what they are, then what is not done."""
    printed = root / "site" / "telechargements"
    printed.mkdir(parents=True)
    book(printed / "essai.pdf", [GROUND, "", TEXT, GROUND])
    assert macros.commands.print.main(["--imprimeur", "--papier", "0,12"]) == 0
    said = capsys.readouterr().out
    assert {path.name for path in (root / "impression" / "imprimeur").iterdir()} == {
        "essai-interieur.pdf",
        "essai-couverture.pdf",
    }
    assert "2 feuillets de 0,12 mm" in said and "Ce qui n'est pas fait" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--imprimeur"], "Commencez par « python3 recueil.py imprimer essai »"),
        (["--imprimeur", "--papier", "mince"], "« --papier mince » : écrivez l'épaisseur"),
        (["--papier", "0,1"], "vont avec « --imprimeur »"),
        (["--imprimeur", "essai/lille"], "Écrivez « python3 recueil.py imprimer »"),
    ],
)
def test_the_command_says_what_it_lacks(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    """In one message, without printing anything."""
    assert macros.commands.print.main(arguments) == 1
    assert said in capsys.readouterr().err and not (root / "impression").exists()
