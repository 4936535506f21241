"""What only the owner of a skill knows, and gives when the package is built."""

from dataclasses import asdict, dataclass

from deploy.package import schema
from skill.authoring.problems import Problem


@dataclass(frozen=True)
class OwnerSettings:
    """The owner's part of the package; the names are those of the variables of `make package`."""

    endpoint: str
    """ARN of the Lambda function, or https address of the service."""
    pages: str
    """Https address below which `privacy` and `terms` are served."""
    owner: str
    """Who runs the skill."""
    contact: str
    """Where they are reached: a mailto: or https: address."""

    def problems(self) -> list[Problem]:
        """Everything that is missing or cannot be used."""
        values = asdict(self).items()
        return schema.problems("settings", {name.upper(): value for name, value in values})

    def page(self, name: str) -> str:
        """Address of one of the public pages."""
        return f"{self.pages.rstrip('/')}/{name}"

    def manifest_endpoint(self) -> dict[str, str]:
        """The endpoint as a manifest names it."""
        if self.endpoint.startswith("arn:"):
            return {"uri": self.endpoint}
        return {"uri": self.endpoint, "sslCertificateType": "Trusted"}
