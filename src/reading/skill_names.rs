//! What is known about the names of skills: other spellings, makers, plain words. Data alone.

/// Skills whose names are plain English words: only a capital in mid-sentence, or a word beside
/// them, tells the tool from the word. In alphabetical order.
pub(super) const PLAIN_WORDS: &[&str] = &[
    "access", "airflow", "ant", "asana", "audition", "backbone", "bamboo", "bash", "basic",
    "beam", "blender", "bootstrap", "box", "buffer", "bun", "c", "canvas", "chai", "chef",
    "cinema", "confluence", "consul", "copilot", "crystal", "cursor", "cypress", "d", "dart",
    "dash", "deno", "docs", "drive", "echo", "electron", "ember", "epic", "excel", "express",
    "fiber", "final", "flask", "forms", "foundation", "gin", "git", "go", "helm", "hive",
    "illustrator", "jest", "julia", "karma", "keynote", "later", "less", "lightroom", "linear",
    "live", "logic", "looker", "make", "maven", "maya", "meteor", "mocha", "monday", "nest",
    "net", "next", "node", "nomad", "notion", "numbers", "oracle", "outlook", "pages", "phoenix",
    "pig", "play", "prefect", "premiere", "project", "puppet", "r", "react", "reason", "rocket",
    "ruby", "rust", "sage", "salt", "sass", "scratch", "segment", "sentry", "sheets", "shell",
    "sketch", "slack", "snowflake", "spark", "spring", "square", "storm", "stripe", "stylus",
    "svelte", "swift", "tableau", "teams", "toast", "trello", "unity", "vault", "visio", "vite",
    "word", "zoom",
];

/// Plain words that stand before any other in everyday speech ("less code", "next app"), so that only a capital or a
/// neighbour of their own tells.
pub(super) const EVERYDAY: &[&str] = &[
    "go", "less", "next", "make", "word", "access", "express", "basic", "play", "live", "final",
    "project", "square", "numbers", "pages", "forms", "drive", "docs", "box", "later", "net",
    "monday", "teams", "shell", "logic", "reason", "segment",
];

/// Neighbours that everyday words have too.
pub(super) const WEAK: &[&str] = &[
    "code", "developer", "document", "documents", "app", "apps", "library", "query", "component",
    "components", "language", "sheet", "sheets", "framework",
];

/// Words in front of a letter that is no language: "series C", "a C corporation".
pub(super) const LETTERED: &[&str] = &[
    "a", "an", "the", "series", "plan", "page", "option", "vitamin", "grade", "team", "part", "section", "type",
    "class", "version", "point", "hepatitis", "three", "level", "group", "block", "unit", "ward",
    "room", "side", "letter", "middle", "drive", "form", "appendix", "column",
];

/// Words beside a plain word that show the tool is meant.
pub(super) const CONFIRMING: &[&str] = &[
    "js", "lang", "language", "framework", "boot", "sheet", "sheets", "spreadsheet",
    "spreadsheets", "document", "documents", "code", "developer", "programming", "library",
    "app", "apps", "formulas", "macros", "workbook", "component", "components", "hooks",
    "query", "native", "routine", "routines",
];

/// Makers in front of a product's name, which is often said without them.
pub(super) const MAKERS: &[&str] = &[
    "aws", "amazon", "google", "microsoft", "ms", "azure", "apache", "adobe", "oracle",
    "atlassian", "hashicorp", "apple", "ibm",
];

/// Words that are no product's name without the maker.
pub(super) const COMMON: &[&str] = &[
    "cloud", "office", "services", "service", "suite", "workspace", "analytics", "ads", "drive",
    "docs", "forms", "web", "pay", "search", "functions", "storage", "server", "team", "data",
    "maps", "meet", "cards", "platform", "tools", "products", "development", "devops",
    "project", "planner", "database", "sql", "marketing", "apps", "products", "365",
    "classroom", "amazon",
];

/// Spellings of one name, each without spaces and marks.
pub(super) const SAME: &[&[&str]] = &[
    &["kubernetes", "k8s"],
    &["postgresql", "postgres", "psql"],
    &["go", "golang"],
    &["javascript", "ecmascript"],
    &["amazonwebservices", "aws"],
    &["googlecloudplatform", "gcp", "googlecloud"],
    &["nodejs", "node.js"],
    &["vuejs", "vue"],
    &["reactjs", "react"],
    &["angularjs", "angular"],
    &["c#", "csharp", "csharpe"],
    &["c++", "cpp", "cplusplus"],
    &["dotnet", "net"],
    &["elasticsearch", "elastic"],
    &["rubyonrails", "rails", "ror"],
    &["scikitlearn", "sklearn"],
    &["html", "html5"],
    &["css", "css3"],
    &["sqs", "simplequeueservice"],
    &["sns", "simplenotificationservice"],
    &["cicd", "continuousintegration"],
    &["tailwindcss", "tailwind"],
    &["msexcel", "microsoftexcel"],
    &["mongodb", "mongo"],
];
