import pytest

from speechlint.checks.base import Edit, Found, Related
from speechlint.checks.repetition import Doubled, Repetition, RepetitionForm
from speechlint.span import Span
from tests.checks.helpers import found, repaired, words

NEXT = Repetition(RepetitionForm.NEXT, allowed=("研究",))
CHARACTER = Repetition(RepetitionForm.CHARACTER, table=tuple(Doubled(word * 2, word) for word in "的了和"))
FRAME = Repetition(RepetitionForm.FRAME, words=("实现", "强化"), unless=("的", "一样"), unless_after=("方案",))
CLAUSE_NEXT = Repetition(RepetitionForm.CLAUSE_NEXT, allowed=("谢谢",))
CLAUSE = Repetition(RepetitionForm.CLAUSE, unless=("在",))


def test_whole_findings() -> None:
    assert found(NEXT, "要推进推进工作") == [Found(Span(1, 5), {"word": "推进"}, (), (Edit(Span(3, 5), ""),))]
    assert found(CHARACTER, "群众的的期盼") == [Found(Span(2, 4), {"word": "的"}, (), (Edit(Span(3, 4), ""),))]
    assert found(FRAME, "实现“三农”实现突破。") == [Found(Span(0, 8), {"word": "实现"})]
    again = Found(Span(15, 19), {"word": "攻坚克难"}, (Related(Span(5, 9)),))
    assert found(CLAUSE, "以顽强斗志攻坚克难，坚定信心、攻坚克难，完成任务。") == [again]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("落实落实落实责任", [(0, "落实落实落实")]),
        ("扩大有效投资扩大有效投资稳增长", [(0, "扩大有效投资扩大有效投资")]),
        ("一件一件抓，每天每天盼，某日某日到", []),
        ("实实在在办事，研究研究问题", []),
        ("落实落实再落实", []),
        ("抓具体具体抓", []),
        ("青冈青冈镇、明水明水镇", []),
        ("“服务群众群众”", []),
        ("建设建设银行大厦", []),
        ("经开院区分区分步试运行", []),
        ("推进\n推进", []),
        ("20242024年", []),
    ],
)
def test_next(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(NEXT, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("创新和和开放，成果了了", [(2, "和和"), (9, "了了")]),
        ("目的的具体要求，的的确确，为了了解，不了了之", []),
        ("好的的的话", [(1, "的的")]),
    ],
)
def test_characters(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(CHARACTER, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("强化责任强化监督。", [(0, "强化责任强化")]),
        ("强化责任，强化监督。", []),
        ("强化自己的强化监督。", []),
        ("强化责任强化方案落实。", []),
        ("强化干部责任和担当意识强化监督。", []),
        ("强化责任强化。", []),
        ("不强化责任强化监督。", []),
        ("“一强化”即强化监督。", []),
        ("像强化责任一样强化监督。", []),
    ],
)
def test_frames(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(FRAME, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("要压实工作责任，盯住目标，压实工作责任链条，抓好落实。", [(13, "压实工作责任链条")]),
        ("以顽强斗志攻坚克难，以务实作风服务群众，以更大勇气攻坚克难，开创新局。", []),
        ("攻坚克难，团结奋斗，攻坚克难，开拓进取，攻坚克难，再创辉煌。", []),
        ("发展装备制造、新材料，壮大装备制造、电子信息产业，做强集群，抓出成效。", []),
        ("税收全省第一，投资全省第二，增长8%，税收全省第一，喜人。", []),
        ("在这场考验面前，干部受了锻炼，在这场考验面前，群众看到希望，很好。", []),
        ("以顽强斗志攻坚克难，成效好；坚定信心，攻坚克难，好。", []),
        ("他说“坚定信心，攻坚克难，向前”，我们坚定信心，攻坚克难，完成。", []),
    ],
)
def test_clauses(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(CLAUSE, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今天，作为证婚人，作为证婚人，我很高兴。", "今天，作为证婚人，我很高兴。"),
        ("切磋学问、切磋学问、交流思想。", "切磋学问、交流思想。"),
        ("大家围绕主题切磋学问，切磋学问，都有收获。", "大家围绕主题切磋学问，都有收获。"),
        ("最后，谢谢大家，谢谢大家，再见。", "最后，谢谢大家，谢谢大家，再见。"),
        ("前进，前进，向前进。", "前进，前进，向前进。"),
        ("发展非金属材料、金属材料、化工。", "发展非金属材料、金属材料、化工。"),
        ("建设新能源电站、能源电站、油库。", "建设新能源电站、能源电站、油库。"),
        ("不能忘记过去，不能忘记历史，不能忘记。", "不能忘记过去，不能忘记历史，不能忘记。"),
    ],
)
def test_a_clause_right_behind_itself_is_deleted(text: str, expected: str) -> None:
    assert repaired(CLAUSE_NEXT, text) == expected


def test_a_clause_said_again_in_a_very_long_sentence() -> None:
    others = "，".join(f"抓好{chr(ord('一') + number)}村建设" for number in range(400))
    text = f"压实工作责任，{others}，压实工作责任链条。"
    assert words(CLAUSE, text) == [(len(text) - 9, "压实工作责任链条")]


@pytest.mark.parametrize(
    ("check", "text", "expected"),
    [(NEXT, "要推进推进推进工作", "要推进工作"), (CHARACTER, "群众的的期盼", "群众的期盼")],
)
def test_the_repair_leaves_one(check: Repetition, text: str, expected: str) -> None:
    assert repaired(check, text) == expected


@pytest.mark.parametrize("check", [NEXT, CHARACTER, FRAME, CLAUSE])
def test_a_long_line_of_one_word_ends(check: Repetition) -> None:
    assert len(found(check, "的" * 20_000 + "强化" * 20_000 + "攻坚克难，" * 5_000)) < 5
