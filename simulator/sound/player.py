"""Plays sound through a player program of this machine."""

import shutil
import subprocess
from pathlib import Path
from tempfile import NamedTemporaryFile

from simulator.device.speech import Piece
from simulator.sound.soundtrack import SAMPLE_BYTES, SpeechSynthesizer, as_wav

PLAYERS = (
    ("paplay",),
    ("aplay", "-q"),
    ("afplay",),
    ("play", "-q"),
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "quiet"),
)
"""Commands that play the WAV file named as last argument; the first one installed is used."""


class NoPlayerError(RuntimeError):
    """The machine has no program that plays sound."""


class Player:
    """Plays one sound at a time, and can be interrupted."""

    def __init__(self) -> None:
        """Find a player; raises `NoPlayerError`."""
        installed = [command for command in PLAYERS if shutil.which(command[0])]
        if not installed:
            names = ", ".join(command[0] for command in PLAYERS)
            raise NoPlayerError(f"no sound player found (looked for {names})")
        self._command = installed[0]
        self._process: subprocess.Popen[bytes] | None = None
        self._file: Path | None = None

    def start(self, wav: bytes) -> None:
        """Start playing a WAV file; stops the one that was playing."""
        self.stop()
        with NamedTemporaryFile(suffix=".wav", delete=False) as file:
            file.write(wav)
        self._file = Path(file.name)
        self._process = subprocess.Popen(  # noqa: S603 - a fixed command
            [*self._command, file.name],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def finish(self) -> None:
        """Wait until the sound is over."""
        if self._process:
            self._process.wait()
        self.stop()

    def stop(self) -> None:
        """Stop playing at once."""
        if self._process:
            self._process.terminate()
            self._process.wait()
        if self._file:
            self._file.unlink(missing_ok=True)
        self._process = self._file = None


class Loudspeaker:
    """Speaks piece by piece through the machine's loudspeaker."""

    def __init__(self, synthesizer: SpeechSynthesizer, player: Player) -> None:
        """Take what makes the sound and what plays it."""
        self._synthesizer = synthesizer
        self._player = player

    def start(self, piece: Piece) -> float:
        """Start speaking a piece, or being silent; returns its length in seconds."""
        self._player.stop()
        sound = self._synthesizer.speak(piece.words)
        if not sound:
            return piece.seconds
        self._player.start(as_wav(sound, self._synthesizer.rate))
        return len(sound) / SAMPLE_BYTES / self._synthesizer.rate

    def stop(self) -> None:
        """Stop speaking at once."""
        self._player.stop()
