"""Builds what is deployed: the Lambda function, the skill package and the pictures of cards."""
