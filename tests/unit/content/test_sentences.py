from skill.content.sentences import sentences


def test_sentences_are_split_where_they_end() -> None:
    assert sentences("Stop. Pull! Go on? Yes, e.g. now.") == (
        "Stop.",
        "Pull!",
        "Go on?",
        "Yes, e.g.",
        "now.",
    )
