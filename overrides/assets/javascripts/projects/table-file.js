// The list as a file for spreadsheets: of the table that the site publishes, the lines of these projects, in their
// order.

const BOM = "\ufeff";

/** Return the text of a published table with the lines of some projects alone, each known by its first cell. */
export function linesOf(text, projects) {
  const [head, ...lines] = text.replace(BOM, "").split("\r\n");
  const byProject = new Map(lines.map((line) => [line.split(";", 1)[0], line]));
  return BOM + [head, ...projects.map((project) => byProject.get(project)), ""].join("\r\n");
}

/** Let a link to the table give the projects that `shown()` names, in the end; where anything fails it gives them
 *  all. */
export function giveShown(link, shown) {
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    const text = await fetch(link.href).then((answer) => (answer.ok ? answer.text() : null), () => null);
    const projects = await shown();
    if (text === null || projects === null) return location.assign(link.href);
    const file = document.createElement("a");
    file.href = URL.createObjectURL(new Blob([linesOf(text, projects)], { type: "text/csv" }));
    file.download = "projets-choisis.csv";
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 60000);
  });
}
