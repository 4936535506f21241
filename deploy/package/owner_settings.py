"""The settings that the owner of a skill gives when the package is built."""

from dataclasses import asdict, dataclass

from deploy.package import schema
from skill.authoring.problems import Problem


@dataclass(frozen=True)
class OwnerSettings:
    """The owner's settings; in capitals, their names are the variables of `make package`."""

    endpoint: str
    """ARN of the Lambda function, or https URL of the web service."""
    pages: str
    """Base URL (https) of the pages `privacy` and `terms`."""
    owner: str
    """Name of the person or company that runs the skill."""
    contact: str
    """How the owner can be reached: a mailto: or https: URL."""
    certificate: str = ""
    """What kind of certificate a web service has: Trusted, Wildcard or SelfSigned."""

    def problems(self) -> list[Problem]:
        """All settings that are missing or invalid."""
        values = asdict(self).items()
        return schema.problems("settings", {name.upper(): value for name, value in values})

    def page(self, name: str) -> str:
        """URL of one of the public pages, such as `privacy`."""
        return f"{self.pages.rstrip('/')}/{name}"

    def manifest_endpoint(self) -> dict[str, str]:
        """The endpoint in the form of the manifest."""
        if self.endpoint.startswith("arn:"):
            return {"uri": self.endpoint}
        return {"uri": self.endpoint, "sslCertificateType": self.certificate}
