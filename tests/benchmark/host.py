"""A site served as hosts serve it: compressed."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

COMPRESSED_ALREADY = (".woff2", ".png", ".jpg", ".webp", ".avif", ".gz")


@lru_cache(maxsize=500)
def sent(path: Path) -> bytes:
    """Return a file as it is sent."""
    content = path.read_bytes()
    return content if path.suffix in COMPRESSED_ALREADY else gzip.compress(content, 6)


def file_of(site: Path, address: str) -> Path:
    """Return the file that an address of the site, or its path alone, shows."""
    path = unquote(urlsplit(address).path).lstrip("/")
    return site / (path + "index.html" if path.endswith("/") or not path else path)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Send a file."""
        path = file_of(Path(self.directory), self.path)
        if not path.is_file():
            return self.send_error(404)
        content, kind = sent(path), self.guess_type(str(path))
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        if path.suffix not in COMPRESSED_ALREADY:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "public, max-age=604800")
        self.end_headers()
        self.wfile.write(content)
        return None


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site while it is read; yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
