from vergadering.documents.blocks import Style, labelled, paragraph


def test_a_paragraph_knows_all_its_words():
    assert labelled("TIP:", "Begin op tijd.", Style.TIP).text == "TIP: Begin op tijd."


def test_a_label_is_bold_and_the_text_behind_it_is_not():
    assert [run.strong for run in labelled("TIP:", "Ja.", Style.TIP).runs] == [True, False]


def test_a_paragraph_is_body_text_unless_somebody_says_otherwise():
    assert paragraph("Zo.").style is Style.BODY
