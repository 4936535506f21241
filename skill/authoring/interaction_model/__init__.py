"""From what people say, as writers put it, to the models that Alexa listens by."""
