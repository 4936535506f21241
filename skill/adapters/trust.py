"""Whom connections to Alexa's services and to Amazon's certificates trust."""

from ssl import VERIFY_X509_STRICT, SSLContext, create_default_context

from skill.settings import SettingsError


def trusting(file: str) -> SSLContext:
    """A TLS context that trusts the authorities in a PEM file, and nobody else.

    From Python 3.13 on, a context refuses authorities that do not conform to RFC 5280 to the
    letter, as those of inspecting proxies often do not. Who names a file trusts what is in it.

    Raises:
        SettingsError: The file cannot be read or contains no certificate.
    """
    try:
        context = create_default_context(cafile=file)
    except (OSError, ValueError) as error:
        message = f"CRAMP_COACH_TRUST_ROOTS: no certificates can be read from {file}"
        raise SettingsError(message) from error
    context.verify_flags &= ~VERIFY_X509_STRICT
    return context
