"""CSV from outside, row by row in constant memory: a bad row is refused with its number and the rest go on."""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple

from teamaround.formats.reading import Refusal, Unreadable
from teamaround.formats.strict.encodings import encoding_of, rescued
from teamaround.formats.strict.limits import LIMITS
from teamaround.formats.strict.text import field_fault

_ESCAPED_BYTE = re.compile("[\udc80-\udcff]")
_HEAD_BYTES = 4096
_USUAL_DELIMITERS = ",;\t|"
_SEPARATOR_LINE = re.compile(r'"?sep=([,;\t|])"?,*', re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')


class Row(NamedTuple):
    """One row: its number as a spreadsheet counts (the header is row 1), its cells, and the text it was read from."""

    number: int
    cells: list[str]
    raw: str


class Table(NamedTuple):
    """An opened CSV file: its column names, stripped, and its rows still to be read, refused ones in their place."""

    columns: tuple[str, ...]
    rows: Iterator[Row | Refusal]


def open_table(stream: BinaryIO, delimiter: str = ",") -> Table:
    """Read the header of a CSV file and hand on its rows.

    UTF-8 (with or without mark), UTF-16 and, cell by cell, unmistakable Windows-1252 are read. Where the header does
    not hold the delimiter, the usual one that it does hold is taken, since exports change it with the computer's
    country; a first line `sep=;`, which Excel writes, is obeyed. Raises Unreadable when the file is no CSV text or
    its header is missing or repeats a column.
    """
    lines = _Lines(stream)
    records = _Records(lines, delimiter)
    header = next(records.rows(), None)
    if header is None:
        raise Unreadable("row 1", "", "a header row was expected; the file is empty")
    if isinstance(header, Refusal):
        raise Unreadable(header.where, header.field, header.reason)
    columns = tuple(cell.strip() for cell in header.cells)
    _check_header(columns)
    return Table(columns, _checked(records.rows(), columns))


def _check_header(columns: tuple[str, ...]) -> None:
    if len(columns) > LIMITS.csv_columns:
        raise Unreadable("row 1", "", f"more than {LIMITS.csv_columns} columns")
    if any(field_fault(column) for column in columns):
        raise Unreadable("row 1", "", "a column name holds a forbidden character or is too long")
    named = [column for column in columns if column]
    if not named:
        raise Unreadable("row 1", "", "a header row was expected; no column has a name")
    if len({column.casefold() for column in named}) != len(named):
        raise Unreadable("row 1", "", "a column name stands twice in the header")


def _checked(rows: Iterator[Row | Refusal], columns: tuple[str, ...]) -> Iterator[Row | Refusal]:
    width = len(columns)
    for row in rows:
        if isinstance(row, Refusal):
            yield row
        elif len(row.cells) != width and not _trimmed(row.cells, width):
            yield Refusal(
                where=f"row {row.number}", reason=f"{width} columns were expected, {len(row.cells)} found"
            )
        elif row.raw.isascii() and "\x00" not in row.raw and len(row.raw) <= LIMITS.field_characters:
            yield _plain(row, columns)
        else:
            yield _with_checked_cells(row, columns)


def _plain(row: Row, columns: tuple[str, ...]) -> Row | Refusal:
    """The quick way for rows of printable ASCII, which are nearly all."""
    return row if row.raw.rstrip("\r\n").isprintable() else _with_checked_cells(row, columns)


def _trimmed(cells: list[str], width: int) -> bool:
    """Drop empty cells past the last column, which spreadsheets add. False when the row still does not fit."""
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    return len(cells) == width


def _with_checked_cells(row: Row, columns: tuple[str, ...]) -> Row | Refusal:
    for index, cell in enumerate(row.cells):
        if _ESCAPED_BYTE.search(cell):
            text = rescued(cell)
            if text is None:
                return _cell_refusal(
                    row, columns[index], "text in UTF-8, UTF-16 or Windows-1252 was expected"
                )
            row.cells[index] = cell = text
        fault = field_fault(cell)
        if fault:
            return _cell_refusal(row, columns[index], fault)
    return row


def _cell_refusal(row: Row, column: str, reason: str) -> Refusal:
    return Refusal(where=f"row {row.number}", field=column, reason=reason)


def _delimiter_in(header: str, told: str) -> str:
    bare = _QUOTED.sub("", header)
    return (
        told if told in bare else max(_USUAL_DELIMITERS, key=lambda usual: (bare.count(usual), usual == told))
    )


class _Lines:
    """Physical lines of bounded length, with a way to put some back. A line too long comes as None."""

    def __init__(self, stream: BinaryIO) -> None:
        head = stream.read(_HEAD_BYTES)
        encoding = encoding_of(head)
        errors = "surrogateescape" if encoding.startswith("utf-8") else "surrogatepass"
        whole = io.BufferedReader(_Rejoined(head, stream))
        self._text = io.TextIOWrapper(whole, encoding=encoding, errors=errors, newline="")
        self._put_back: deque[str | None] = deque()

    def next(self) -> str | None:
        """The next line with its end, "" at the end of the file, None for a line that is too long (passed over)."""
        if self._put_back:
            return self._put_back.popleft()
        limit = LIMITS.csv_line_characters
        line = self._text.readline(limit)
        if len(line) < limit or line.endswith(("\n", "\r")):
            return line
        while len(line) == limit and not line.endswith(("\n", "\r")):
            line = self._text.readline(limit)
        return None

    def put_back(self, lines: Sequence[str | None]) -> None:
        """Give lines back, so that they are read again in the same order."""
        self._put_back.extendleft(reversed(lines))


class _Rejoined(io.RawIOBase):
    """The bytes already looked at, then the rest of the stream, up to the limit of a file."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream
        self._left = LIMITS.file_bytes

    def readable(self) -> bool:
        return True

    def readinto(self, target: memoryview) -> int:  # type: ignore[override]  # the buffer protocol has no type in 3.11
        chunk = self._head[: len(target)] or self._stream.read(len(target))
        self._head = self._head[len(target) :]
        self._left -= len(chunk)
        if self._left < 0:
            raise Unreadable("the file", "", f"larger than {LIMITS.file_bytes} bytes")
        target[: len(chunk)] = chunk
        return len(chunk)


class _Records:
    """Lines put together into records. A quote that never closes costs one line, not the file."""

    def __init__(self, lines: _Lines, delimiter: str) -> None:
        self._lines = lines
        self._delimiter = delimiter
        self._number = 0
        self._width = 0

    def rows(self) -> Iterator[Row | Refusal]:
        while True:
            try:
                line = self._lines.next()
            except (UnicodeDecodeError, Unreadable) as error:
                yield self._broken_off(error)
                return
            if line == "":
                return
            self._number += 1
            if line is None:
                yield self._refusal(f"a line longer than {LIMITS.csv_line_characters} characters")
            elif line.strip() and not self._announces_delimiter(line):
                yield self._record(line)

    def _announces_delimiter(self, line: str) -> bool:
        """Settle the delimiter by the first line. True when that line says nothing else."""
        if self._width:
            return False
        announced = _SEPARATOR_LINE.fullmatch(line.strip("\r\n"))
        if announced and self._number == 1:
            self._delimiter = announced[1]
            return True
        self._delimiter = _delimiter_in(line, self._delimiter)
        return False

    def _record(self, line: str) -> Row | Refusal:
        try:
            cells = self._cells(line)
        except csv.Error as error:
            return self._running_over(line) if "unexpected end" in str(error) else self._misquoted()
        self._width = self._width or len(cells)
        return Row(self._number, cells, line)

    def _cells(self, text: str) -> list[str]:
        return next(csv.reader((text,), delimiter=self._delimiter, strict=True))

    def _running_over(self, first: str) -> Row | Refusal:
        """A quoted field that runs over line ends: at most so many lines, and the row must then fit the header."""
        lines: list[str] = []
        while len(lines) < LIMITS.csv_quoted_lines and (line := self._further()):
            lines.append(line)
            try:
                cells = self._cells("".join((first, *lines)))
            except csv.Error as error:
                if "unexpected end" in str(error):
                    continue
                break
            if self._width and (len(cells) != self._width or self._swallowed(cells, len(lines))):
                break
            return Row(self._number, cells, "".join((first, *lines)))
        self._lines.put_back(lines)
        return self._misquoted()

    def _swallowed(self, cells: list[str], lines: int) -> bool:
        """Whether two unclosed quotes only seem to make one field: it then holds just the delimiters of whole rows."""
        return self._width > 2 and any(
            ("\n" in cell or "\r" in cell) and cell.count(self._delimiter) == (self._width - 1) * lines
            for cell in cells
        )

    def _further(self) -> str:
        try:
            line = self._lines.next()
        except UnicodeDecodeError:
            return ""
        if line is None:
            self._lines.put_back([None])
        return line or ""

    def _misquoted(self) -> Refusal:
        return self._refusal("a quotation mark is not closed or stands in the wrong place")

    def _broken_off(self, error: Exception) -> Refusal:
        self._number += 1
        if isinstance(error, Unreadable):
            return error.refusal
        return self._refusal("the file ends or breaks in the middle of a character")

    def _refusal(self, reason: str) -> Refusal:
        return Refusal(where=f"row {self._number}", reason=reason)
