// Real handbooks stay far below every limit here; beyond them a file is a mistake or an attack, and a reader
// would not open it either. Each limit is checked before a parser sees the text, but for two that only a parser can
// tell, which stands them: how deep emphasis goes, and what aliases unfold to.

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

/** Levels of quotes, lists and emphasis inside each other in Markdown; renderers and browsers recurse once a level. */
export const maxProseDepth = 64;

/** Levels of HTML inside each other; each new element is compared with all that are open. Real pages have 22 at most. */
export const maxHtmlDepth = 200;

/** Cells of all tables of a page. A row that is short is filled up to the width of its head, and a cell takes 2 KB while a page is made. The largest real table has 240. */
export const maxTableCells = 50_000;

/** Marks of Markdown in one paragraph. Parsers pair each with those before it, so time grows with the square; real paragraphs have 180 at most. */
export const maxBlockMarks = 2_000;

/** Addresses in one paragraph that become links by themselves; each is looked for anew in what is left of it. */
export const maxAddresses = 400;

/** Marks of Markdown on one page. Real pages have 1,300 at most. */
export const maxFileMarks = 100_000;

/** Findings of one rule in one file that are listed; the rest is counted. Fifty are enough to see the pattern. */
export const maxFindingsPerFile = 50;

/** Bytes of one SVG picture. Drawings of offices and maps have 2 MB at most; past that a browser takes seconds to draw one. */
export const maxSvgBytes = 4_194_304;

/** Elements of one SVG picture. A detailed map has 20,000. */
export const maxSvgElements = 100_000;

/** Elements of one SVG picture inside each other; browsers and writers recurse once a level. Real ones have 40 at most. */
export const maxSvgDepth = 200;

/** Elements that an SVG picture draws once each of its copies is counted with all it copies. Nine levels of ten copies are a billion. */
export const maxSvgDrawn = 200_000;
