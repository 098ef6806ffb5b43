"""One speech of 10,000 characters in a fresh process, as a ratio to ``python -c pass`` in the same environment.

    python benchmarks/cold.py [FILE] [--runs N]

Without FILE a speech is made up. Measured is the check of a text that is new every time (a sentence with another
number is appended), and that of the same text again, whose outcome is remembered. The runs alternate; medians and the
ratios of the medians are printed. The cache lies in a temporary folder and is filled by a run that is not counted.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LENGTH = 10_000
WHO = [
    "各乡镇",
    "县直部门",
    "农业农村局",
    "发展改革局",
    "基层党组织",
    "项目单位",
    "驻村工作队",
    "龙头企业",
    "广大干部",
    "行业主管部门",
]
HOW = [
    "紧扣目标任务",
    "坚持问题导向",
    "立足资源禀赋",
    "聚焦群众期盼",
    "对照年度计划",
    "结合实际情况",
    "按照时间节点",
    "围绕中心工作",
]
DO = [
    "抓好春耕备耕",
    "推进管网改造",
    "落实帮扶措施",
    "优化审批流程",
    "培育特色产业",
    "整治人居环境",
    "完善基础设施",
    "加强安全监管",
    "畅通流通渠道",
    "拓宽增收门路",
]
SO = [
    "让成果看得见",
    "把实事办到位",
    "不留死角盲区",
    "确保按期完成",
    "做到心中有数",
    "形成工作合力",
    "经得起检验",
    "得到群众认可",
]
TOPICS = ["认清形势，增强加快发展的紧迫感", "突出重点，推动各项任务落地见效", "改进作风，凝聚干事创业的强大合力"]
HAN = "一二三四五六七八九"
UNIQUE = "此外，还要管好第{number}号仓库。"


def speech() -> str:
    """About 10,000 characters with title, salutation and ladder; every sentence is put together differently."""
    draw = random.Random(7)
    lines = ["在全县农村工作会议上的讲话", "同志们：", "这次会议的主要任务是部署全年农村工作。下面，我讲三点意见。"]
    for number, topic in zip(HAN, TOPICS, strict=False):
        lines.append(f"{number}、{topic}")
        for item in HAN[:8]:
            sentences = [f"（{item}）{draw.choice(DO)}。"]
            for _ in range(17):
                parts = [draw.choice(bank) for bank in (WHO, HOW, DO, SO)]
                sentences.append(f"{parts[0]}要{parts[1]}，{parts[2]}{draw.randint(11, 99)}处，{parts[3]}。")
            lines.append("".join(sentences))
    return "\n".join([*lines, "同志们，让我们团结一心，把今年的任务完成好。", ""])[:LENGTH]


def once(command: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--runs", type=int, default=15)
    arguments = parser.parse_args()
    text = arguments.file.read_text(encoding="utf-8") if arguments.file else speech()
    program = str(Path(sys.executable).with_name("speechlint"))
    bare = [sys.executable, "-c", "pass"]
    times = []
    with tempfile.TemporaryDirectory() as scratch:
        environment = {**os.environ, "SPEECHLINT_CACHE_DIR": str(Path(scratch) / "cache")}
        for run in range(arguments.runs + 1):
            file = Path(scratch) / f"speech-{run}.txt"
            file.write_text(f"{text.rstrip()}\n{UNIQUE.format(number=1000 + run)}\n", encoding="utf-8")
            check = [program, "check", str(file), "--fail-on", "never"]
            times.append((once(bare, environment), once(check, environment), once(check, environment)))
    base, new, again = (statistics.median(column) for column in zip(*times[1:], strict=True))
    print(f"python -c pass               {base * 1000:7.1f} ms")
    print(f"speechlint check, a new text {new * 1000:7.1f} ms   {new / base:.1f} x")
    print(f"the same text again          {again * 1000:7.1f} ms   {again / base:.1f} x")


if __name__ == "__main__":
    main()
