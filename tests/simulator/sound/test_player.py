from pathlib import Path

import pytest

from simulator.device.speech import Piece
from simulator.sound.player import Loudspeaker, NoPlayerError, Player


class Hum:
    rate = 1000

    def speak(self, words: str) -> bytes:
        return b"\x00\x40" * (500 * len(words.split()))


@pytest.fixture
def played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A player that keeps what it is given, the only one on the path; its heap of sounds."""
    heap = tmp_path / "heap"
    command = tmp_path / "aplay"
    command.write_text(f'#!/bin/sh\n/bin/cat "$2" >>"{heap}"\nexec /bin/sleep "${{NAP:-0}}"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    return heap


def test_a_sound_is_played_to_its_end(played: Path) -> None:
    player = Player()
    player.start(b"RIFF one")
    player.finish()
    player.start(b" two")
    player.finish()
    assert played.read_bytes() == b"RIFF one two"


def test_a_sound_can_be_stopped(played: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAP", "60")
    player = Player()
    player.start(b"RIFF")
    player.stop()
    player.finish()


def test_without_a_player_the_names_looked_for_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoPlayerError, match="paplay, aplay, afplay"):
        Player()


def test_speaking_aloud_takes_as_long_as_the_sound(played: Path) -> None:
    aloud = Loudspeaker(Hum(), Player())
    assert aloud.start(Piece("let go", 0.75)) == 1.0
    assert aloud.start(Piece("", 8.0)) == 8.0
    aloud.stop()
