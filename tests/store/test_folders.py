"""Which kind of folder a file is in, from what a computer tells about it."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from vergadering.i18n import Translator
from vergadering.store.folders import (
    MOUNTS,
    SAID,
    Folder,
    Kind,
    Mount,
    Surroundings,
    conflict_copies,
    folder_of,
    mounts_of_linux,
    mounts_of_mac,
    names_in,
    recognise,
)

HERE = PurePosixPath("/home/joke/raad/raad.db")
MOUNTINFO = r"""
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 27 0:40 / /home/joke/op\040het\040werk rw shared:5 master:2 - cifs //server/raad rw
31 27 0:41 / /mnt/nas rw - nfs4 nas:/export rw
32 31 0:42 / /mnt/nas/schijf rw - ext4 /dev/sdb1 rw
33 27 0:43 / /mnt/wolk rw - fuse https://wolk.example/dav rw
34 27 0:44 / /mnt/zip rw - fuse archief.zip rw
35 27 0:45 / /mnt/ver rw - fuse.sshfs joke@ver:/raad rw
36 27 0:46 / /mnt/drive rw - fuse.google-drive-ocamlfuse google-drive-ocamlfuse rw
37 27 0:47 / /mnt/stick rw - fuseblk /dev/sdc1 rw
38 27 0:48 / /mnt/later rw - ext4 /dev/sdd1 rw
39 27 0:49 / /mnt/later rw - cifs //server/later rw
40 27 0:50 / /mnt/caf\303\251 rw - nfs nas:/caf rw
half a line
"""


def kind(path, **around):
    found = folder_of(path, Surroundings(**around))
    return found.kind, found.name


def network(name):
    return Kind.NETWORK, name


def synchronised(name):
    return Kind.SYNCHRONISED, name


LOCAL = (Kind.LOCAL, "")


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/home/joke/raad.db", LOCAL),
        ("/home/joke/op het werk/raad.db", network("SMB")),
        ("/home/joke/op het werkelijk/raad.db", LOCAL),
        ("/mnt/nas/raad.db", network("NFS")),
        ("/mnt/nas/raden/2026/raad.db", network("NFS")),
        ("/mnt/nas/schijf/raad.db", LOCAL),
        ("/mnt/wolk/raad.db", network("WebDAV")),
        ("/mnt/zip/raad.db", LOCAL),
        ("/mnt/ver/raad.db", network("sshfs")),
        ("/mnt/drive/raad.db", synchronised("Google Drive")),
        ("/mnt/stick/raad.db", LOCAL),
        ("/mnt/later/raad.db", network("SMB")),
        ("/mnt/café/raad.db", network("NFS")),
        ("/mnt/nas/Nextcloud/raad.db", synchronised("Nextcloud")),
    ],
)
def test_linux_tells_by_the_file_system_of_the_nearest_mount(path, wanted):
    assert kind(PurePosixPath(path), mounts=mounts_of_linux(MOUNTINFO)) == wanted


MAC = """
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
//joke@server._smb._tcp.local/raad on /Volumes/raad (smbfs, nodev, nosuid, mounted by joke)
nas:/export on /Volumes/op de nas (nfs)
https://wolk.example/dav/ on /Volumes/dav (webdav, nodev, noexec)
"""


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/Users/joke/raad.db", LOCAL),
        ("/Volumes/raad/raad.db", network("SMB")),
        ("/Volumes/op de nas/raad.db", network("NFS")),
        ("/Volumes/dav/raad.db", network("WebDAV")),
        ("/Users/joke/Library/CloudStorage/OneDrive-Raad/raad.db", synchronised("OneDrive")),
        (
            "/Users/joke/Library/CloudStorage/GoogleDrive-joke@raad.example/My Drive/raad.db",
            synchronised("Google Drive"),
        ),
        (
            "/Users/joke/Library/Mobile Documents/com~apple~CloudDocs/raad.db",
            synchronised("iCloud Drive"),
        ),
    ],
)
def test_macos_tells_by_its_list_of_mounts_and_by_names(path, wanted):
    assert kind(PurePosixPath(path), mounts=mounts_of_mac(MAC)) == wanted


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        (r"C:\Users\joke\Documents\raad.db", LOCAL),
        (r"\\server\raad\raad.db", network("SMB")),
        ("//server/raad/raad.db", network("SMB")),
        (r"\\wolk.example@SSL\DavWWWRoot\raad.db", network("WebDAV")),
        (r"\\?\UNC\server\raad\raad.db", network("SMB")),
        (r"\\?\C:\Users\joke\raad.db", LOCAL),
        (r"C:\Users\joke\OneDrive\raad.db", synchronised("OneDrive")),
        (r"C:\Users\joke\OneDrive - Stichting\Raad\raad.db", synchronised("OneDrive")),
        (r"C:\Users\joke\iCloudDrive\raad.db", synchronised("iCloud Drive")),
        (r"G:\Mijn Drive\raad.db", synchronised("Google Drive")),
        (r"C:\Users\joke\DROPBOX\raad.db", synchronised("Dropbox")),
        (r"C:\Users\joke\Dropbox (Persoonlijk)\raad.db", synchronised("Dropbox")),
        (r"C:\Users\joke\Documents\OneDrive.db", LOCAL),
        (r"C:\Users\joke\Over Dropbox\raad.db", LOCAL),
    ],
)
def test_windows_tells_by_the_path(path, wanted):
    assert kind(PureWindowsPath(path)) == wanted


def test_windows_tells_that_a_drive_is_of_another_computer():
    path = PureWindowsPath(r"Z:\raad.db")
    assert kind(path) == LOCAL
    assert kind(path, remote_drive=True) == network("SMB")


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"])
def test_windows_says_where_onedrive_is(variable):
    said = {variable: r"C:\Users\Joke\Wolk", "PATH": r"C:\Windows"}
    inside = PureWindowsPath(r"c:\users\joke\wolk\Documenten\raad.db")
    assert kind(inside, environment=said) == synchronised("OneDrive")
    assert kind(PureWindowsPath(r"C:\Users\Joke\Wolkje\raad.db"), environment=said) == LOCAL
    assert kind(inside, environment={variable: ""}) == LOCAL


@pytest.mark.parametrize(
    ("left", "wanted"),
    [
        (".stfolder/", synchronised("Syncthing")),
        (".stfolder", synchronised("Syncthing")),
        (".dropbox", synchronised("Dropbox")),
        (".dropbox.cache/", synchronised("Dropbox")),
        (".sync_0f3a9c.db", synchronised("Nextcloud")),
        ("._sync_0f3a9c.db", synchronised("Nextcloud")),
        (".nextcloudsync.log", synchronised("Nextcloud")),
        (".owncloudsync.log", synchronised("ownCloud")),
        (".tmp.driveupload/", synchronised("Google Drive")),
        (".dropbox/", LOCAL),
        ("desktop.ini", LOCAL),
        ("stfolder", LOCAL),
        ("raad.db", LOCAL),
    ],
)
@pytest.mark.parametrize("folder", ["/home/joke/raad", "/home/joke"])
def test_what_a_service_leaves_in_a_folder_tells(folder, left, wanted):
    listing = {PurePosixPath(folder): {"raad.db", left}}
    assert kind(HERE, listing=listing) == wanted


def test_what_is_left_in_another_folder_says_nothing():
    assert kind(HERE, listing={PurePosixPath("/home/joke/foto"): {".stfolder/"}}) == LOCAL


@pytest.mark.parametrize(
    "name",
    [
        "raad (Joke's conflicted copy 2026-10-06).db",
        "raad (Conflicterende kopie van Joke 2026-10-06).db",
        "raad (conflict van laptop 2026-10-06).db",
        "raad (conflicted copy 2026-10-06 193000).db",
        "raad.sync-conflict-20261006-193000-ABCDEFG.db",
        "raad_conflict-20261006-193000.db",
        "raad-DESKTOP-4F2K1.db",
        "Raad-LAPTOP-JOKE.DB",
        "raad (Case Conflict).db",
        "raad_conf(1).db",
    ],
)
def test_a_copy_that_was_made_because_two_computers_wrote_is_found(name):
    beside = {"raad.db", name, "notulen.docx"}
    assert conflict_copies(PurePosixPath("/raad/raad.db"), beside) == (name,)


@pytest.mark.parametrize(
    "name",
    [
        "raad.db",
        "raad.db-journal",
        "raad-20261006-193000-open.db",
        "raad (1).db",
        "conflict van raad.db",
        "raad conflicted copy.docx",
        "kraad-DESKTOP-4F2K1.db",
        "raad van conflicthantering.db",
    ],
)
def test_other_files_are_no_conflict_copies(name):
    assert conflict_copies(PurePosixPath("/raad/raad.db"), {name}) == ()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("each", [Kind.NETWORK, Kind.SYNCHRONISED])
def test_a_folder_is_explained_in_one_sentence_with_its_name(language, each):
    folder = Folder(each, "OneDrive")
    said = Translator(language)(folder.text, name=folder.name)
    assert "OneDrive" in said
    assert said.count(". ") == 0
    assert said.endswith(".")
    assert folder.careful


def test_of_a_local_folder_nothing_is_said():
    assert not Folder().careful
    assert SAID[Folder().kind] == Folder().text == ""


def test_a_real_folder_is_recognised_also_through_a_link(tmp_path):
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "raad").symlink_to(tmp_path / "Dropbox")
    assert recognise(tmp_path / "raad" / "raad.db") == Folder(Kind.SYNCHRONISED, "Dropbox")
    (tmp_path / "sync" / ".stfolder").mkdir(parents=True)
    (tmp_path / "sync" / "diep").mkdir()
    found = recognise(tmp_path / "sync" / "diep" / "raad.db")
    assert found == Folder(Kind.SYNCHRONISED, "Syncthing")


def test_names_in_a_folder_say_which_are_folders(tmp_path):
    (tmp_path / "map").mkdir()
    (tmp_path / "raad.db").touch()
    (tmp_path / "kring").symlink_to("kring")
    assert names_in(tmp_path) == {"map/", "raad.db", "kring"}
    assert names_in(tmp_path / "nergens") == frozenset()


def test_the_longest_mount_wins_whatever_the_order():
    mounts = (Mount(PurePosixPath("/a/b"), "ext4"), Mount(PurePosixPath("/"), "nfs"))
    assert kind(PurePosixPath("/a/b/raad.db"), mounts=mounts) == LOCAL
    assert kind(PurePosixPath("/a/raad.db"), mounts=mounts[::-1]) == network("NFS")


@pytest.mark.skipif(not MOUNTS.exists(), reason="this is no Linux")
def test_the_mounts_of_this_computer_can_be_read():
    mounts = mounts_of_linux(MOUNTS.read_text(encoding="utf-8"))
    assert PurePosixPath("/") in {mount.folder for mount in mounts}
