"""The `Store` protocol and its implementations: memory, SQLite, PostgreSQL and DynamoDB."""
