"""Which kind of folder a file is in: of this computer, of a network, or kept on several."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass, field
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path, PurePath, PurePosixPath
from typing import TYPE_CHECKING

from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

MOUNTS = Path("/proc/self/mountinfo")
"""Where Linux says which folder is on which file system."""
MOUNT_SECONDS = 2
"""How long macOS may take to say the same."""
REMOTE_DRIVE = 4
"""What Windows calls a drive of another computer."""


class Kind(StrEnum):
    """Whose folder it is."""

    LOCAL = "local"
    NETWORK = "network"
    SYNCHRONISED = "synchronised"


SAID = {
    Kind.LOCAL: "",
    Kind.NETWORK: N_(
        "Dit bestand staat in een netwerkmap ({name}): twee computers tegelijk kunnen daar elkaars"
        " werk kwijtmaken, dus schrijft hier steeds één venster en komen de reservekopieën op deze"
        " computer."
    ),
    Kind.SYNCHRONISED: N_(
        "Dit bestand staat in een map van {name}, die ook op andere computers staat: wie daar"
        " tegelijk werkt, kan werk kwijtraken, dus schrijft hier steeds één venster en komen de"
        " reservekopieën op deze computer."
    ),
}
"""What is said of each kind, as a source text with the place `{name}`."""

CONFLICT = N_(
    "Naast {path} staat {copy}, waarschijnlijk een conflictkopie met werk dat in {path} ontbreekt;"
    " leg ze naast elkaar voordat u verdergaat."
)


@dataclass(frozen=True, slots=True)
class Folder:
    """What a folder was recognised as."""

    kind: Kind = Kind.LOCAL
    name: str = ""
    """What recognised it, a name of its own such as `OneDrive` or `SMB`; empty when local."""

    @property
    def careful(self) -> bool:
        """Whether a file here is used in the safe mode."""
        return self.kind is not Kind.LOCAL

    @property
    def text(self) -> str:
        """What it is, the risk, and what the program does: a source text with `{name}`."""
        return SAID[self.kind]


@dataclass(frozen=True, slots=True)
class Mount:
    """A file system and the folder where it begins."""

    folder: PurePath
    filesystem: str
    """As the system calls it: `ext4`, `cifs`, `fuse.sshfs`."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that a folder is recognised by."""

    mounts: Collection[Mount] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    listing: Mapping[PurePath, Collection[str]] = field(default_factory=dict)
    """The names in each folder above the file; those of folders end with a slash."""
    remote_drive: bool = False
    """Whether Windows says that the drive is of another computer."""


NETWORKS = {
    "SMB": ("cifs", "smb3", "smbfs", "smb2", "ncpfs"),
    "NFS": ("nfs", "nfs4"),
    "sshfs": ("fuse.sshfs", "sshfs"),
    "WebDAV": ("davfs", "fuse.davfs2", "webdav"),
    "AFP": ("afpfs",),
    "AFS": ("afs", "openafs"),
    "9p": ("9p",),
    "GVFS": ("fuse.gvfsd-fuse",),
    "rclone": ("fuse.rclone",),
    "FTP": ("fuse.curlftpfs", "ftp"),
    "Ceph": ("ceph", "fuse.ceph", "fuse.ceph-fuse"),
    "GlusterFS": ("fuse.glusterfs",),
    "Lustre": ("lustre",),
    "S3": ("fuse.s3fs",),
    "VirtualBox": ("vboxsf",),
    "VMware": ("fuse.vmhgfs-fuse",),
}
"""File systems whose locks do not hold between computers, by the name that people know."""

CLOUDS = {
    "Google Drive": ("fuse.google-drive-ocamlfuse",),
    "OneDrive": ("fuse.onedriver",),
}
"""File systems that show what is kept with a service."""

NAMES = {
    "OneDrive": r"onedrive(\s*-.+)?",
    "Dropbox": r"dropbox( \(.+\))?",
    "Nextcloud": r"nextcloud\d*",
    "ownCloud": r"owncloud\d*",
    "iCloud Drive": r"icloud ?drive|com~apple~clouddocs",
    "Google Drive": r"google ?drive(-.+)?|my drive|mijn drive",
    "Syncthing": r"syncthing",
}
"""What each service calls its folder, whole names without regard for capitals."""

MARKERS = {
    "Syncthing": (".stfolder", ".stfolder/"),
    "Dropbox": (".dropbox", ".dropbox.cache/"),
    "Nextcloud": (".nextcloudsync.log", "._sync_*.db", ".sync_*.db"),
    "ownCloud": (".owncloudsync.log",),
    "Google Drive": (".tmp.drivedownload/", ".tmp.driveupload/"),
}
"""What each service leaves in its folder, hidden. A folder `.dropbox` is only its settings."""

VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""Where Windows says in which folder OneDrive is."""

CONFLICTS = re.compile(
    r"conflicted copy|conflicterende kopie|sync-conflict|case conflict|\(conflict|conflict van"
    r"|_conflict-|_conf\(|^-(desktop|laptop)-",
    re.IGNORECASE,
)
"""What services put in the name of a file that was written on two computers."""


def folder_of(path: PurePath, around: Surroundings) -> Folder:
    """The kind of folder that a file is in; `path` is absolute, without links."""
    filesystem = _filesystem(path, around.mounts)
    for name in (_known(CLOUDS, filesystem), _synchronised(path, around)):
        if name:
            return Folder(Kind.SYNCHRONISED, name)
    name = _known(NETWORKS, filesystem) or _shared(path)
    if not name and around.remote_drive:
        name = "SMB"
    return Folder(Kind.NETWORK, name) if name else Folder()


def conflict_copies(path: PurePath, names: Collection[str]) -> tuple[str, ...]:
    """The names beside a file that are copies of it, made because two computers wrote it."""
    found = []
    for name in sorted(names):
        stem, suffix = path.stem.casefold(), path.suffix.casefold()
        if not (name.casefold().startswith(stem) and name.casefold().endswith(suffix)):
            continue
        if CONFLICTS.search(name[len(stem) : len(name) - len(suffix)]):
            found.append(name)
    return tuple(found)


def mounts_of_linux(text: str) -> tuple[Mount, ...]:
    """What `/proc/self/mountinfo` says."""
    found = []
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        parts, (filesystem, source, *_) = before.split(), [*after.split(), "", ""]
        if len(parts) > 4 and filesystem:
            over_http = filesystem == "fuse" and source.startswith("http")
            folder = PurePosixPath(_unescaped(parts[4]))
            found.append(Mount(folder, "davfs" if over_http else filesystem))
    return tuple(found)


def mounts_of_mac(text: str) -> tuple[Mount, ...]:
    """What `mount` says on macOS."""
    lines = re.findall(r"^.+? on (/.*) \((\w+)[,)]", text, re.MULTILINE)
    return tuple(Mount(PurePosixPath(folder), filesystem) for folder, filesystem in lines)


def recognise(path: Path) -> Folder:
    """The kind of folder that a file is in, as this computer tells."""
    real = Path(os.path.realpath(path))
    listing: dict[PurePath, Collection[str]] = {each: names_in(each) for each in real.parents}
    return folder_of(real, Surroundings(_mounts(), os.environ, listing, _on_remote_drive(real)))


def names_in(folder: Path) -> frozenset[str]:
    """The names in a folder, those of folders with a slash; none when it may not be read."""
    try:
        with os.scandir(folder) as entries:
            return frozenset(e.name + "/" * e.is_dir(follow_symlinks=False) for e in entries)
    except OSError:
        return frozenset()


def _filesystem(path: PurePath, mounts: Collection[Mount]) -> str:
    """The file system of the longest folder that the path is in; of equals, the last."""
    found = [mount for mount in mounts if path.is_relative_to(mount.folder)]
    found.sort(key=lambda mount: len(mount.folder.parts))
    return found[-1].filesystem if found else ""


def _known(names: Mapping[str, Collection[str]], filesystem: str) -> str:
    return next((name for name, known in names.items() if filesystem in known), "")


def _synchronised(path: PurePath, around: Surroundings) -> str:
    """The service that keeps the folder the same elsewhere; empty when there is none."""
    for variable in VARIABLES:
        folder = around.environment.get(variable)
        if folder and path.is_relative_to(type(path)(folder)):
            return "OneDrive"
    return next(_left_behind(path, around.listing), "") or next(_called(path), "")


def _left_behind(path: PurePath, listing: Mapping[PurePath, Collection[str]]) -> Iterator[str]:
    for folder in path.parents:
        hidden = [each for each in listing.get(folder, ()) if each.startswith(".")]
        for name, markers in MARKERS.items():
            if any(fnmatchcase(each, marker) for each in hidden for marker in markers):
                yield name


def _called(path: PurePath) -> Iterator[str]:
    for part in path.parent.parts:
        for name, pattern in NAMES.items():
            if re.fullmatch(pattern, part, re.IGNORECASE):
                yield name


def _shared(path: PurePath) -> str:
    """How Windows reaches another computer by this path; empty when it does not."""
    drive = path.drive.upper().replace("/", "\\")
    if not drive.startswith("\\\\") or drive.startswith(("\\\\.\\", "\\\\?\\")):
        return "SMB" if drive.startswith("\\\\?\\UNC\\") else ""
    return "WebDAV" if "DAVWWWROOT" in drive or "@SSL" in drive else "SMB"


def _unescaped(text: str) -> str:
    """A folder as it is called; Linux writes a space as its number in base eight."""
    octal = re.compile(rb"\\([0-7]{3})")
    data = octal.sub(lambda found: bytes([int(found[1], 8) & 255]), os.fsencode(text))
    return os.fsdecode(data)


def _mounts() -> tuple[Mount, ...]:
    if sys.platform == "darwin":
        return _mounts_of_this_mac()
    if not MOUNTS.exists():
        return ()
    return mounts_of_linux(MOUNTS.read_text(encoding="utf-8", errors="surrogateescape"))


def _mounts_of_this_mac() -> tuple[Mount, ...]:
    """The mounts; none when the system does not tell in time."""
    import subprocess

    command = ["/sbin/mount"]
    try:
        done = subprocess.run(  # noqa: S603 - the system's own program, without words of people
            command, capture_output=True, text=True, timeout=MOUNT_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ()
    return mounts_of_mac(done.stdout)


def _on_remote_drive(path: Path) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == REMOTE_DRIVE)
