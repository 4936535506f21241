"""Entry points of the skill: AWS Lambda and a web service."""
