"""Speech synthesis by espeak-ng, from the package that ships its library and voices."""

import ctypes

import espeakng_loader

from simulator.device.reading_clock import WORDS_PER_MINUTE

SAMPLE_BYTES = 2
"""Bytes of one sample."""
_RETRIEVE_SOUND = 2
"""espeak-ng's AUDIO_OUTPUT_SYNCHRONOUS: hand the samples over before returning."""
_RATE = 1
_UTF8 = 1
_LOUD_ENOUGH = 200
"""Samples quieter than this, of 32767, are silence."""

_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


class NoVoiceError(RuntimeError):
    """espeak-ng could not be started."""


class EspeakVoice:
    """Speaks words as 16-bit mono samples, in the byte order of this machine."""

    rate: int
    """Samples per second."""

    def __init__(self, locale: str) -> None:
        """Start espeak-ng with the voice nearest to `locale`; raises `NoVoiceError`."""
        self._library = _library()
        data = espeakng_loader.get_data_path().encode()
        self.rate = self._library.espeak_Initialize(_RETRIEVE_SOUND, 0, data, 0)
        if self.rate <= 0:
            raise NoVoiceError("espeak-ng did not start")
        self._samples = bytearray()
        self._callback = _Callback(self._keep)
        self._library.espeak_SetSynthCallback(self._callback)
        self._library.espeak_SetParameter(_RATE, WORDS_PER_MINUTE, 0)
        self._choose(locale)

    def speak(self, words: str) -> bytes:
        """The samples of `words`, without silence before and after."""
        self._samples.clear()
        text = words.encode()
        self._library.espeak_Synth(text, len(text) + 1, 0, 1, 0, _UTF8, None, None)
        return _trimmed(bytes(self._samples))

    def _choose(self, locale: str) -> None:
        for name in (locale.lower(), locale.partition("-")[0]):
            if self._library.espeak_SetVoiceByName(name.encode()) == 0:
                return
        raise NoVoiceError(f"espeak-ng has no voice for {locale}")

    def _keep(self, samples: int | None, count: int, _: object) -> int:
        if samples and count:
            self._samples += ctypes.string_at(samples, count * SAMPLE_BYTES)
        return 0


def _library() -> ctypes.CDLL:
    try:
        return ctypes.CDLL(espeakng_loader.get_library_path())
    except OSError as error:
        raise NoVoiceError(f"espeak-ng cannot be loaded: {error}") from error


def _trimmed(sound: bytes) -> bytes:
    samples = memoryview(sound).cast("h")
    loud = [place for place, sample in enumerate(samples) if abs(sample) > _LOUD_ENOUGH]
    return bytes(samples[loud[0] : loud[-1] + 1]) if loud else b""
