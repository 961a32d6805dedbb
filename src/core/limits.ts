// Real handbooks stay far below every limit here; beyond them a file is a mistake or an attack, and a reader
// would not open it either. Each limit is checked before a parser sees the text.

/** Bytes of one text file. The largest page of the handbooks we know has 77 KB; browsers and parsers slow down past 1 MB. */
export const maxFileBytes = 1_048_576;

/** UTF-16 units of YAML in one file. A process of forty activities takes 30 KB. */
export const maxYamlLength = 262_144;

/** Keys in one YAML text. The parser compares each key with its siblings, so time grows with the square. */
export const maxYamlKeys = 5_000;

/** Levels of lists and maps inside each other. The deepest kind needs eight; parsers recurse once a level. */
export const maxDepth = 64;

/** Nodes that the aliases of one YAML text may stand for together. Stops texts that unfold to billions of nodes. */
export const maxAliasedNodes = 2_000;

/** Levels of quotes, lists and HTML inside each other in Markdown; renderers and browsers recurse once a level. */
export const maxProseDepth = 64;

/** Findings of one rule in one file that are listed; the rest is counted. Fifty are enough to see the pattern. */
export const maxFindingsPerFile = 50;
