"""The manual pages of the shipped kinds in Chinese; in English they are the docstrings of the kinds."""

from __future__ import annotations

from collections.abc import Mapping
from inspect import cleandoc
from typing import Final

KINDS: Final[Mapping[str, str]] = {
    "characters": """
        报出所列的字符，连着的几个算一处。

        只有左右两边是 left、right 所列的东西时才报（edge 是段首段尾）。写了 replace 就逐字替换；
        列在 characters 里而 replace 里没有的字删去。
    """,
    "collocation": """
        报出动词与宾语不搭配的地方，照表。

        宾语到分句末尾，或者到下一个带宾语的动词为止；比的是它的中心词，也就是最后一个词（减少周期管理的中心词不是周期）。
        并列的宾语各有各的中心词；最后一项有几个词时，前几项可能只是修饰它（监管、处罚力度），就不看前几项。
        引号、括号、书名号里的跳过去。不算的：已经成了名词一部分的动词（改造提升力度），后面跟“的”的动词，
        受另一个动词支配的（增强解决问题的能力），宾语超过60个字的。
    """,
    "consistency": """
        同一件事物在一篇讲话里有两种叫法，报少的一种，并指出多的一种。

        两种都有才报：全篇都说“规模工业”的不管，两种一样多的、引文和书名号里的不管。一个文件里的几篇讲话各看各的，
        只有讲的地方不同才报。
    """,
    "count": """
        报出与所列事项对不上的数目。

        只认确实是在报数的话：政策的名称（“六稳”）、没有列完的（……等五项）、概数（几点、三五个）、
        回指前文的（这三个方面）都不算；序号本身就乱的，不拿来作证。
    """,
    "dates": """
        报出不可能有的日子，和标准不许的写法。

        农历、比例（1:500）、版本号、以日期命名的日子（5·12）不算日期。
    """,
    "duplicate": """
        报出同一篇里与前文相同或相近的句子、段落。

        只比汉字、字母和数字，不比标点、空格和看不见的字符。报后一处，并指出前一处（网站加在前面的摘要则报摘要）；
        接连抄了几句的算一处。

        不算重复的：标题、没有句末标点的行、表格、括号和引号里的话、同一文件里的另一篇、全是空白待填的句子、
        全由套语（formula_table）组成的话。出现 refrain 次以上的，或者每段都以它开头、收尾的，是复沓，也不算；
        紧接着又说一遍的除外。

        similarity 小于 1 时报的是大同小异：个别词语不同；只有数字不同的不算（统计数据的句式本来就一样）。
    """,
    "enumeration": """
        报出没有照原样引用的固定列举（四个意识、新发展理念）。

        各项全都（或只差一项）并列在一起，或者紧挨着写了它的名称，才算在引用；只引一部分的（……等）、有相同项目的
        其他列举、与别的事项重新编排在一起的，都不看。
    """,
    "figures": """
        报出同一篇里不可能都对的数据。

        只比同一时期、同一范围、同一指标的说法。约数（约、以上、左右）留有余地，隐去的数（*.*）不算，小数允许四舍五入的尾差。
    """,
    "length": """
        报出太长的句子、段落，和讲得太久的讲话。

        算的是念出来的字：汉字、字母和数字，标点和空格不算。报在太长部分的第一个分句上。
    """,
    "masking": """
        报出隐去了人名、地名、单位、数字的讲话里没有隐干净的东西。

        同类的东西没有隐去过，就不报：有“**同志”才看姓名，有“**集团”才看企业，隐去的金额、百分比有十处以上而几乎
        没有真的，才看数字。姓名凭它的位置和用字认出；known_table 所列的，以及正在学习、悼念、引述的人，本来就该写明。
    """,
    "misquote": """
        报出引文、提法、成语与通行原文差一两个字的地方，照表。

        先按分句里的片段去找：六个字里至多错一个（换一个、漏一个、多一个），总有一个片段是完好的。引用的可以是全文，
        也可以是其中连着的几个分句；标点不同不算。不满六个字的（成语）只看换了一个字的：这种写法文中只出现一次，
        不是词，也不是两个词，首尾没有跨在别的词上。

        不报的：该行 variants 所列的写法，另有一行更合适的，没有引完的，隐去了字的，改动的字或整个说法单独加了引号的（活用）。
    """,
    "near_phrase": """
        报出与固定说法只差一点的地方：错一个字，前后两字颠倒，一个字打了两遍，漏了一个字，或者成语错了一个字。

        依据是词库：由一批定稿统计出来的文件（speechlint lexicon build 生成），记着每个两字、三字、四字的说法见于几个来源。
        只看前后三字的说法都没见过的字。

        slip 为 substitution（错字）：换上读音相同、相近（不论声调，z/zh、c/ch、s/sh、l/n、f/h、前后鼻音不分）
        或字形相近的字就成了常见说法的，才是可疑的。两种写法各有多常见、成不成词、这个少见的写法文中别处有没有
        （有就多半是人名地名），合起来算一个分数：它是错字的可能性有多大（比值的对数）。
        前面后面跟什么都行的虚词（除、将、按），分数要减二；
        隔一个字又是同一个字的（反恐防恐），不报。

        slip 为 swap（颠倒：高量质发展）、doubling（多打：高质质量发展）：两字换个次序或者删去一个，就成了常见说法的；
        为 omission（漏字：营环境）：中间添上一个字就成了常见说法的。
        照原样也成词的、叠词（干干净净、一批批）、对举的（进城进镇），以及同样的字文中别处还有的，都不报；
        前一个词的末字和后一个词的首字恰好相同的（停车车位），分数要减四。改过以后新出现的、改掉的各个说法
        见于多少来源，改前改后各成什么词，合起来算一个意思相同的分数。

        slip 为 idiom（成语：天精地义）：四字成语、习用语错了一个字。它不必见于词库，只要词典里有。
        引号、书名号里的和文中别处还有的（多半是有意化用）、照原样是两个词的（水陆运输）、
        有词跨在四个字的边上的（始终不泄气），都不报。
        分数是这个成语在词典里的频次化成二进制的位数；读音不相同的减四。
    """,
    "occasion": """
        报出属于另一个场合的话：旧稿里留下来没有改的。

        祝愿的话、宣布开幕的话与标题对照，“我代表……”前后对照。标题没有说是什么场合的，别处也讲到那个场合的，不报。
    """,
    "pairs": """
        报出不成对的引号、括号、书名号，以及直接套在同一种符号里的一对。

        一段一段地看。引文跨几段时，每段都有前引号、末段才有后引号（GB/T 15834-2011 4.8），不算不成对。
    """,
    "pattern": r"""
        报出正则表达式（regex 模块的写法）在一段里的每处匹配。

        ^ 和 $ 是段首、段尾。没有任何暗中的规定：词的两边不会自动加 \b（它把汉字也当字母），\d 也匹配全角数字，
        只要半角的请写 [0-9]。太慢的表达式到时中止，算作没能检查，不会当作没有问题。
    """,
    "placeholder": """
        报出没有填写的空（占位符），并说出该填什么。

        一个完整的写法是一处：连同前面的“第”和后面的单位（*-**月、第***次、*.*个百分点），从年到日的日期也是一处。
        隐去的人名只标符号。该填什么，看前后的词语。

        不算空的：乘号和尺寸（5×8、2×30万千瓦）、数据要素×、1+N、3+X 一类说法及同一篇里所说的 X 和 N、罗马数字和尺码、
        X射线、二〇二四和四五〇〇万里的〇、脚注的星号、分隔线、从 Markdown 带来的加粗、某些、某种，以及正在谈论的符号本身
        （不得使用“××”字样）。
    """,
    "repetition": """
        报出一句话里说了两遍的东西。

        next 是词语紧接着又说一遍（推进推进），不算的有：一X一X、每X每X（一步一步），allowed 里的词（研究研究），
        V V 再 V（落实落实再落实），回环（抓具体具体抓），与县同名的镇（青冈青冈镇），引号里的短语。
        character 是 table 里的字紧接着又写一遍（的的），两个字分属两个词的不算（目的的、为了了解）。
        frame 是 words 里的动词在一个短宾语前后各出现一次（实现“十四五”实现良好开局）。
        clause 是一串分句里又说了一遍前面的分句；排比（三次以上）、顿号列举、带数字的、引文不算。
        clause-next 是一个分句连同它的逗号、顿号紧接着又写一遍（作为证婚人，作为证婚人，），
        半个词（非金属材料、金属材料、）不算。
    """,
    "sequence": """
        报出与前后不合的序次语：号码、层次或写法。

        同一写法的序次语成为一列，可以跨段，下一层的列在上一层之内；八要之内的一要自成一列；一个文件里的各篇分别编号。
        引号、括号里的不看，小数、日期和只是像序次语的（三、四季度，一产）也不看。
    """,
    "structure": """
        报出讲话缺少的和不该有的部分：标题、称谓、段落，混在一起的另一篇，网站的摘要。

        缺少的东西，报在缺少之处的第一个分句上。片段不算缺少什么。
    """,
    "terms": """
        报出表里的错误写法。

        汉语里单凭几个字匹配，最容易错在词的边上。所以有三种不算：一个词在其中结束、另一个词从那里开始的（依托展会里的
        “托展”）；是人的名字的；落在该行 not_inside 所列的更长词语里的（曾强调里的“曾强”）。
    """,
    "tokens": """
        报出一串词，每个词的写法、词性、长短要合于 sequence 里的各项。

        先按字面找（总有一项写明 words），前后的字面、长短和词性可能合的分句才分词。一串词不跨过标点。
        词性是 jieba 词典里的一种（v 动词、vn 名动词、a 形容词、d 副词、n 名词……，不在词典里的是 x），不看上下文。
    """,
    "years": """
        报出不可能对的年份。比什么看 claim，已知的事实写在表里。

        只推算，不猜测：写明的年份（2024年）与表对照；今年、去年、明年只有在给了 as_of，或者文稿自己
        （标题、落款、今年是2024年）说明是哪一年时才看，否则不说话。引文和书名号里的是旧事，一概不看。
    """,
}
"""Kind → what it does."""

KEYS: Final[Mapping[str, str]] = {
    "characters.characters": "单个字符，或 U+00A0、U+E000-U+F8FF 这样的写法。",
    "characters.left": "左边须是什么；不写就不管。",
    "characters.right": "右边须是什么；不写就不管。",
    "characters.replace": "字符 → 换成什么；不写不改，写 {} 就删去所列的字符。",
    "characters.running_text": "只看成段的文字（有 。；！？ 的段），不看标题、名单和表格。",
    "collocation.table": """
        verbs 不能带 nouns 为宾语，可以带的是 right 里的动词；中心词代表所有以它结尾的词（力：引领力），not_nouns 所列的除外。
        分句里动词前面有 right 里的、后面有 unless_later 里的，不报：那个词可能是它们的宾语。
    """,
    "collocation.governing_table": "表里的动词之外，还有哪些动词带宾语：走到它们，前一个宾语就完了。",
    "consistency.compare": """
        wording：table 各行的几种写法（规上工业、规模工业），并改用多的一种；
        bracket：各乡镇（街道）和各乡镇（办事处）；
        person：李志远书记和李书记，志远同志和志远县长；
        level：全篇都是“我县”，这里是“我市”；
        document：书名号里的名称差一个字；
        home：讲的又是另一个县、市（我们清河县、中共临水县委）；
        name：标题、称谓里的地名和人名，在别处有一个字写成了音近、形近的字（宁岗县、宁港）。
    """,
    "consistency.table": "用于 wording：几种写法。",
    "consistency.known_table": "用于 person：本来就有几种称呼的人物。",
    "consistency.least": "用于 wording、bracket：多的一种至少出现几次。",
    "consistency.once": "用于 wording：每种少的写法只报第一处。",
    "consistency.quoted": "用于 wording：引号、书名号里的也算。",
    "count.claim": """
        series：三个方面：与紧接着的一列（一是……、（一）……）；
        headings：开头说的“讲三点意见”与全篇最高一级标题；紧挨着第一个标题、series 已报的不再报；
        masked：以上两种而数目空着的（*个方面），并补上；
        named：六大行动，与紧接着的、都以“行动”结尾的小标题；
        list：甲、乙、丙四个方面，与前面的列举；
        shared：甲库、乙库“三库”，与前面同有这个字的列举；
        bracket：“三区”（甲区、乙区），与后面括号里的列举；
        repeated：四个“没有”，与后文引号里的词出现的次数；
        colon：三个方面：与冒号后面的列举（甲、乙、丙。）；
        label：“四个坚持”：与冒号后面有这个词的分句，或紧接着的一列；
        ordinals：讲三句话，与后文以同一个量词编号的话（第一句话：……）。
    """,
    "count.units": "数的是什么，照它在数目后面的样子写（个方面、点意见、项工作）。",
    "count.verbs": "用于 headings 和 masked：说这话的句子里须有其中一个词（讲、谈、强调）。",
    "dates.problem": """
        impossible：2月30日、13月5日、2023年2月29日；
        weekday：2026年11月20日（星期四），没有写年份的只在看得出是哪一年时才算；
        reversed：3月5日至2日；没有年份的起止可以跨年；
        holiday：9月11日教师节，照表；
        leading-zero：07月05日（GB/T 9704-2012 7.3.5.4：月、日不编虚位）；
        lunar-digits：农历8月15日（GB/T 15835-2011 4.2.1：农历月日用汉字）；
        separator：2024、1、5（GB/T 15834-2011 A.4.2），写了 marks 还有 2024.1.5；
        mixed：同一篇里日期有两种写法，各至少两次，报少的一种。
    """,
    "dates.marks": "用于 separator：年月日之间不许用的符号（、 . ．-）。",
    "dates.holiday_table": "用于 holiday：节日和日期。",
    "duplicate.unit": "sentence 句子，paragraph 段落。",
    "duplicate.shortest": "至少多少字（标点不算）才报。",
    "duplicate.longest": "至多多少字才报；不写不限。",
    "duplicate.where": "next 只报紧接着的，apart 只报隔开的，anywhere 都报。",
    "duplicate.similarity": "1 为一字不差；小于 1 时报相近到这个程度的。",
    "duplicate.refrain": "出现多少次算复沓。",
    "duplicate.formula_table": "套语：全由它们组成的话不算重复。",
    "enumeration.problem": """
        missing：缺一项（named 说明看哪一种）；
        order：各项齐全而次序不同；
        wrong：有一项成了别的（乡村文明、乡风文明），并改正；
        numeral：各项齐全而名称里的数字不对（“五个意识”），并改正；
        outdated：文稿明明写于后来，用的却是先前的提法。
    """,
    "enumeration.table": "各种固定列举。",
    "enumeration.named": "用于 missing：看写明了名称的；false 则看没有写明、但从不只引一部分的（whole）。",
    "enumeration.grace_days": "用于 outdated：过后多少天之内还可以用先前的提法。",
    "figures.conflict": """
        sum：甲2亿元、乙3亿元，合计6亿元；
        part：企业100家，其中规上企业120家；
        parts：企业100家，其中工业50家、农业60家；生产总值与三次产业增加值；
        ratio：教师132名，其中女教师66名，占45%；
        change：由45%提高到50%，提高6个百分点；由20家增加到30家，增长40%；由20家增加到30家，翻一番；
        direction：由54.7%提高到48.2%；
        shares：一个整体的各部分超过100%（甲占45%、乙占35%、丙占30%），三次产业结构合起来不是100；
        values：同一时期的一个指标有两个数；
        units：数字相同而单位不同（3.52亿元、3.52万元）；
        ranks：一个指标有两个名次；
        comparison：一个指标既高于又低于同一个平均数；
        parallel：甲、乙、丙分别增长5%、6%；
        exchanged：一个指标的两个数只差相邻两位颠倒（286.4、268.4）。
    """,
    "length.unit": """
        sentence：两个停顿（。！？；：）之间的话；
        paragraph：一段；
        speech：文件里的每一篇，以分钟计。
    """,
    "length.more_than": "超过多少才报：字数；speech 为分钟数。",
    "length.per_minute": "用于 speech：一分钟念多少字。这是估计，因人而异。",
    "masking.report": """
        name：有“**同志”的文稿里的“志远同志”“由李志远县长牵头”；
        half-name：名称只隐去一半（**鼎电子、华丰**公司、**桥镇）；
        list：并列的名称有的隐去、有的没有（**河、**河、清水河）；
        firm：有“**集团”的文稿里企业的名称；
        figure：其余金额、百分比都已隐去，这里没有；
        ordinal：有“县第**次党代会”的文稿里写明的“县第十三次党代会”；
        home：标题或正文有“**县”的文稿里的“我们清河县”“中共清河县委”。
    """,
    "masking.known_table": "用于 name：谁都可以提到的人物。",
    "masking.brand_table": "用于 half-name、firm：企业字号用字，一行几个字都可以。",
    "masking.trade_table": "用于 half-name、firm：企业字号后面的行业和类别（集团、机械、产业园）。",
    "masking.grounds": "用于 half-name：地名里“镇、乡、村”前面的末一个字。",
    "masking.kinds": "用于 list：各类名称的末尾，同一类的用空格隔开（河 湖 江）。",
    "masking.generic": "像名称而不是名称的词语。",
    "misquote.table": "各行的原文、出处和也通行的写法。",
    "near_phrase.lexicons": "词库；规则文件里从规则目录写起，配置里从配置文件所在目录写起。",
    "near_phrase.own_lexicons": "本单位的词库，与规则的词库合用。",
    "near_phrase.slip": "substitution 错一个字，swap 两字颠倒，doubling 一个字打了两遍，omission 漏了一个字，idiom 成语错一个字。",
    "near_phrase.least": "分数不低于多少才报，不小于 0。",
    "near_phrase.below": "分数到多少就不报，留给另一条规则。",
    "occasion.claim": """
        event：标题是研讨会，却“预祝运动会圆满成功”；
        holiday：标题是重阳节，却“祝大家教师节快乐”；
        edition：标题是第九届，今天开幕的却是第八届；
        speaker：前面“我代表市委”，后面“我代表县委”；
        phase：标题是闭幕会，却“宣布大会开幕”，或者相反。
    """,
    "occasion.words": "用于 event、holiday：会议、活动、节日的名称。",
    "occasion.together": "用于 holiday：常常一起祝贺的节日。",
    "pairs.problem": "unclosed 缺后一半，unopened 缺前一半，nested 直接套在同一种符号里。",
    "pairs.pairs": "成对的符号，每项两个字。",
    "pairs.inner": "用于 nested：里面一对改用什么。",
    "pattern.pattern": "正则表达式。",
    "pattern.group": "报第几个分组；0 是整个匹配。",
    "pattern.replace": r"换成什么；\1 或 \g<name> 取匹配的分组。",
    "pattern.unless_before": "前面紧挨着这些文字的不报。",
    "pattern.unless_after": "后面紧挨着这些文字的不报。",
    "pattern.unless_inside": "落在这些文字里面的不报。",
    "pattern.minority_to": "通常写法的正则表达式：只有全文大多照它写时才报。",
    "pattern.minority_share": "用于 minority_to：两种写法里所占不到这个比例才报。",
    "pattern.any_of": "段里须有其中一段文字；不写则由表达式推出。",
    "placeholder.report": """
        unfilled：每一处空；
        half-filled：填了一半的（20**年3月*日）；
        mixed：一篇里混用几种符号时，每种少用的符号报第一处。
    """,
    "placeholder.notations": "只看这些写法；不写就都看。",
    "placeholder.expected": "只看该填这些东西的空；不写就都看。",
    "placeholder.certainty": "只看这样有把握的：certain、likely、doubtful。",
    "repetition.form": "next、character、frame、clause 或 clause-next。",
    "repetition.words": "用于 frame：动词。",
    "repetition.table": "用于 character：连写两遍的字（的的）和原来的字。",
    "repetition.allowed": "next 为可以重叠的词；clause-next 为可以连说两遍的话的开头；character 为本来就有这两个字的更长说法。",
    "repetition.unless": "frame 为夹在两个动词之间就说得通的词；clause 为可以重复的开头。",
    "repetition.unless_after": "用于 frame：跟在第二个动词后面、使它成为名词的词（实施方案）。",
    "sequence.problem": """
        gap：跳号（一、二、四）；repeat：同号两次；back：倒退；
        start：标题不从一开始，也不接着前面的；
        masked：号码空着（*.）而前后说明是几，并补上；
        lonely：有第一项而没有第二项；
        unnumbered：一段里并列的几项，第一项没有编号，并补上；
        mixed：写法与同列的不同（一是、二要、三是），并改正；
        stops：同列的序号后面标点不同（1. 和 2、），并改正；
        stop：forms 所列的写法，标点换成 right；
        skip：上一级没有用到（一、之下直接用 1.）；
        reversed：下级里套着上级（（一）之下用一、）；
        restart：没有新的上级标题，又从一开始；
        counted：各段用“第一句话”“第二句话”或“一送真心”“二送耐心”来数，号码不对。
    """,
    "sequence.families": "看哪些写法，举例表示：一、 （一） 1. （1） 一是 第一……；不写就都看。",
    "sequence.under": "用于 skip：用到的上一级是哪些；不写是一级也没有。",
    "sequence.forms": "用于 stop：序号的写法，N 代表号码，连同后面的标点（（N）、）。",
    "sequence.right": "用于 stop：应当用的标点；不写是不用。",
    "sequence.once": "用于 stop：一列只报第一处（修改仍是全部）。",
    "structure.problem": """
        title：没有标题；salutation：对人讲的话没有称谓；
        salutation-mark：称谓后面不是冒号，并改正；
        part：any_of 所列的说法一个也没有；
        closing：停在最后一项里，没有结尾；
        second-speech：文件里又开始了另一篇；
        collection：标题说是几篇合集（（两篇）），并删去；
        teaser：网站的摘要粘在正文前面，并删去；
        glued-heading：别处单独成行的标题在这里与正文连成一行，并分开；
        run-in-heading：同级的标题都单独成行，只有这个连着正文；
        heading-stop：标题末尾有标点而同级的没有，并删去；
        paragraph-stop：成段的话末尾没有句号，或者是逗号，并改正；这样的段很多就不看：那是断开的行。
    """,
    "structure.any_of": "用于 part：须有其中一种说法。",
    "structure.name": "用于 part：提示里怎样称呼这一部分。",
    "structure.addressed": "用于 part：只在称谓里有这些词时才看；不写就都看。",
    "terms.table": "错误写法和正确写法。",
    "tokens.sequence": """
        依次的各项，没写的就不管：
        words：词是其中之一（几个词连起来也行：最大限度）；tags：词性是其中之一；
        not_words、not_tags：不是这些；words_of、not_words_of：list_table 里这几个词表的词；endings：以其中之一结尾，从这一项报起就只报结尾；
        words 和 tags 都写就只认一个词；
        shortest、longest：词的字数；least、most：连着几个这样的词；
        edge：分句的边缘或标点也行（只用于首尾两项）。
    """,
    "tokens.list_table": "各项可以点名的词表：name 表名，words 词，note 用处。",
    "tokens.report": "报第几项到第几项，从1数起；不写就报全部。",
    "tokens.replace": "换成什么。",
    "tokens.replaced": "换掉第几项，从1数起。",
    "tokens.unless_inside": "落在这些文字里面的不报。",
    "tokens.unless_earlier": "同一分句里，前面有这些文字的不报。",
    "years.claim": """
        plan-role：2024年是“十四五”的开局之年；
        plan-span：“十三五”时期（2016—2021年）；
        plan-task：2024年还在编制“十四五”规划；
        anniversary：2024年是新中国成立70周年，第几个教师节；
        own-anniversary：一篇里既说建院45周年又说建院50周年；
        reckoning：2025年说80年前也就是1955年，从2011年起到今年是第12个年头；
        review：总结2023年工作、部署2025年任务；
        heading：2026年的报告里，标题还是“二、2025年工作安排”；
        event-year：2023年召开的二十届三中全会；
        event-never：十九届八中全会；
        event-ahead：2024年还在迎接党的二十大胜利召开；
        event-early：2021年就讲党的二十大精神；
        wording-late、wording-early：过时的提法和当时还没有的提法；
        this-year：2024年的讲话说今年（2023年）；
        other-time：标题是2024年，而为准的日子在2026年；
        replaced：plan-role 或 anniversary 证明改错了的那个年份，全文各处；
        amount：讲2024年的稿子里的2024万元；
        reversed：2025—2021年；
        zero：二○二四年、二零二四年。
    """,
    "years.relative": "看今年、去年、明年，不看写明的年份（plan-role、anniversary、event-year）。",
    "years.grace_days": "过后多少天之内还可以回顾（plan-task、event-ahead、wording-late）；与为准的日子可以相差多少天（other-time）。",
    "years.unless": "有这些词就另当别论：同一分句里有，是在回顾（plan-task）；紧挨在规划名称前面，是在为它作准备（plan-role、replaced）。",
    "years.plan_table": "历次五年规划。",
    "years.role_table": "一年在规划里可以是什么。",
    "years.task_table": "规划里有时限的工作。",
    "years.anniversary_table": "周年从哪一年算起。",
    "years.event_table": "会议等大事及其日期。",
    "years.wording_table": "提法及其时间。",
}
"""``kind.key`` → what the key is for."""


def kind_text(kind: str, fallback: str) -> str:
    """What a kind does."""
    return cleandoc(KINDS.get(kind) or fallback)


def key_text(kind: str, key: str, fallback: str) -> str:
    """What a key of a kind is for."""
    return cleandoc(KEYS.get(f"{kind}.{key}") or fallback)
