//! What nobody should ever say: strings that steer terminals, browsers, spreadsheets and file systems, made by family.

/// A string and the family that it belongs to.
#[derive(Debug, Clone)]
pub(crate) struct Hostile {
    pub(crate) family: &'static str,
    pub(crate) bytes: Vec<u8>,
}

/// All of them, each once.
pub(crate) fn all() -> Vec<Hostile> {
    let mut all = Vec::new();
    for (family, strings) in [
        ("CSI sequences", csi()),
        ("other escape sequences", escapes()),
        ("operating system commands", osc()),
        ("device control and other strings", device_strings()),
        ("C0 controls", (1..0x20).filter(|b| *b != b'\n').chain([0x7f]).map(around).collect()),
        (
            "C1 controls",
            (0x80..=0x9f_u32).filter_map(char::from_u32).map(|c| format!("a{c}b")).collect(),
        ),
        (
            "bidirectional controls",
            each_of(
                "\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}\u{200e}\u{200f}\u{61c}",
            ),
        ),
        (
            "invisible characters",
            each_of(
                "\u{200b}\u{200c}\u{200d}\u{2060}\u{2061}\u{2062}\u{2063}\u{2064}\u{206a}\u{206f}\u{feff}\u{ad}\u{34f}\u{115f}\u{1160}\u{17b4}\u{17b5}\u{180e}\u{3164}\u{ffa0}\u{fff9}\u{fffa}\u{fffb}\u{2028}\u{2029}\u{e0001}\u{e0041}\u{e007f}\u{fe00}\u{e0100}\u{1d173}",
            ),
        ),
        (
            "noncharacters and private use",
            each_of("\u{fffe}\u{ffff}\u{fdd0}\u{fdef}\u{1fffe}\u{10ffff}\u{e000}\u{f8ff}\u{fffd}"),
        ),
        ("marks and clusters", marks()),
        ("markup", owned(MARKUP)),
        ("formulas", owned(FORMULAS)),
        ("paths and commands", owned(PATHS)),
        ("terminal replies", owned(REPLIES)),
    ] {
        all.extend(strings.into_iter().map(|text| Hostile { family, bytes: text.into_bytes() }));
    }
    let broken = BROKEN
        .iter()
        .map(|bytes| Hostile { family: "broken UTF-8", bytes: [b"a", *bytes, b"b"].concat() });
    all.extend(broken);
    all
}

fn owned(strings: &[&str]) -> Vec<String> {
    strings.iter().map(|text| (*text).to_owned()).collect()
}

fn each_of(characters: &str) -> Vec<String> {
    characters.chars().map(|c| format!("left {c} right{c}")).collect()
}

fn around(byte: u8) -> String {
    format!("a{}b", char::from(byte))
}

/// Every final byte, with parameters that this program never sends; private ones, and the eight-bit introducer.
fn csi() -> Vec<String> {
    let finals = || (b'@'..=b'~').map(char::from);
    let plain = finals().map(|last| format!("\x1b[97;13{last}"));
    let private = "hlnucpqsJK"
        .chars()
        .flat_map(|last| [format!("\x1b[?1049{last}"), format!("\x1b[>4;2{last}")]);
    let eight_bit = "ABHJKmnhl".chars().map(|last| format!("\u{9b}97;13{last}"));
    plain
        .chain(private)
        .chain(eight_bit)
        .chain(["\x1b[".into(), "\x1b[9999999999999999;1H".into()])
        .collect()
}

fn escapes() -> Vec<String> {
    let single = "c78=>DEHMNOZ|}~6".chars().map(|last| format!("a\x1b{last}b"));
    let charsets = "()*+-./%# ".chars().map(|first| format!("a\x1b{first}0b"));
    single.chain(charsets).chain(["a\x1b".into(), "a\x1b\x1b[31mb".into()]).collect()
}

/// Titles, links, clipboard, colours, notifications, files: with each of the ends that terminals take.
fn osc() -> Vec<String> {
    const BODIES: &[&str] = &[
        "0;owned",
        "1;owned",
        "2;owned",
        "4;1;red",
        "7;file:///etc",
        "8;;http://evil.example",
        "9;owned",
        "10;?",
        "11;?",
        "50;?",
        "52;c;b3duZWQ=",
        "52;c;?",
        "99;;owned",
        "104",
        "133;A",
        "633;E",
        "777;notify;owned;owned",
        "1337;File=inline=1:b3duZWQ=",
        "1337;SetMark",
        "60",
        "110",
    ];
    let ends = ["\x07", "\x1b\\", "\u{9c}"];
    let all = BODIES.iter().flat_map(|body| ends.map(|end| format!("\x1b]{body}{end}here")));
    all.chain(BODIES.iter().take(6).map(|body| format!("\u{9d}{body}\u{9c}here"))).collect()
}

fn device_strings() -> Vec<String> {
    let bodies =
        ["P$q\"p", "P+q544e", "Pq#0;2;0;0;0", "P1000p", "XSOS", "^PM", "_Gi=1,a=q;AAAA", "_tmux"];
    let all = bodies.iter().flat_map(|body| [format!("\x1b{body}\x1b\\x"), format!("\x1b{body}")]);
    all.chain([
        "\u{90}q\u{9c}".into(),
        "\u{9f}G\u{9c}".into(),
        "\x1bPtmux;\x1b\x1b]52;c;b3duZWQ=\x07\x1b\\".into(),
    ])
    .collect()
}

fn marks() -> Vec<String> {
    let zalgo = |c: char| format!("{c}{}", "\u{300}\u{31b}\u{489}".repeat(40));
    let mut all: Vec<String> = "aé漢אن🙂".chars().map(zalgo).collect();
    all.extend([
        format!("e{}", "\u{301}".repeat(10_000)),
        "\u{301}".repeat(50),
        format!("{}👩", "👩\u{200d}".repeat(200)),
        "🏴\u{e0067}\u{e0062}\u{e007f}".into(),
        "\u{1f1e6}".repeat(101),
        "ᄀ".repeat(300),
        "क\u{94d}".repeat(300),
        "ﷺ".repeat(40),
        "𒐫𒈙⸻".into(),
        "w".repeat(5000),
        format!("{}x", " ".repeat(3000)),
        "a\u{20dd}\u{fe0f}\u{20e3}".into(),
    ]);
    all
}

const MARKUP: &[&str] = &[
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<iframe src=//evil.example>",
    "<!--",
    "-->",
    "]]>",
    "<style>*{display:none}</style>",
    "</style><script>alert(1)</script>",
    "\" onmouseover=\"alert(1)",
    "' onfocus='alert(1)",
    "&lt;script&gt;",
    "&#60;script&#62;",
    "javascript:alert(1)",
    "data:text/html,<b>x",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0>",
    "<link rel=stylesheet href=//evil.example>",
    "<?php echo 1 ?>",
    "{{7*7}}",
    "${7*7}",
    "[x](javascript:alert(1))",
    "![x](http://evil.example/a.png)",
    "[x]: http://evil.example",
    "<http://evil.example>",
    "`` ` ``",
    "```\ncode",
    "# heading",
    "* * *",
    "| a | b |",
    "1. list",
    "> quote",
    "\\",
    "**bold** _em_ ~~del~~",
    "<details open ontoggle=alert(1)>",
];

const FORMULAS: &[&str] = &[
    "=1+1",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://evil.example\")",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    " =1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "\u{a0}=1",
    "\"=1\"",
    "'=1",
    ";=1",
    ",=1",
    "\u{feff}=1",
    "=\u{200b}1",
    "%=1",
    "|=1",
];

const PATHS: &[&str] = &[
    "../../etc/passwd",
    "..\\..\\windows",
    "/dev/null",
    "C:\\CON",
    "~root/.ssh",
    "a/../../b",
    "%2e%2e%2f",
    "$(touch owned)",
    "`touch owned`",
    "; touch owned",
    "| touch owned",
    "&& touch owned",
    "\\\\server\\share",
    "-rf",
    "--library=/",
    "file:///etc/passwd",
    "NUL",
    "a\u{2215}b",
    ".",
    "..",
];

/// What a terminal would answer, as if it had been typed.
const REPLIES: &[&str] = &[
    "\x1b[?1;2c",
    "\x1b[24;80R",
    "\x1b]11;rgb:0000/0000/0000\x1b\\",
    "\x1b[200~q\n1\n\x1b[201~",
    "\x1b[<0;1;1M",
];

/// Overlong forms, halves of surrogates, bytes that begin nothing, and beginnings without an end.
const BROKEN: &[&[u8]] = &[
    b"\xc0\xaf",
    b"\xc0\x9b[31m",
    b"\xe0\x80\xaf",
    b"\xe0\x82\x9b[31m",
    b"\xf0\x80\x80\x9b",
    b"\xed\xa0\x80",
    b"\xed\xb0\x80",
    b"\xff",
    b"\xfe\xff",
    b"\x80",
    b"\x9b31m",
    b"\xc3",
    b"\xe2\x80",
    b"\xf4\x90\x80\x80",
    b"\xf8\x88\x80\x80\x80",
];
