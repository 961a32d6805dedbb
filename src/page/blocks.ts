import type { Severity } from '../core/source.ts';
import type { VersionText } from '../history/versions.ts';
import type { Duty } from '../kinds/views/duties.ts';
import type { Lanes } from '../lanes/lanes.ts';
import type { Fact, Value, Words } from './values.ts';

/** How good or urgent something is. */
export type Tone = 'good' | 'warning' | 'bad' | 'soft';

/** Whom and which stage something is about, by slug: a reader's own role and stage are marked. */
export interface Concern {
	readonly roles?: readonly string[];
	readonly stages?: readonly string[];
}

/** One line of a list: a thing, and at its end a word more. */
export interface Item extends Concern {
	readonly id?: string;
	readonly text: string;
	readonly href?: string;
	readonly icon?: string;
	/** A softer second line. */
	readonly detail?: string;
	/** When it takes place, told in a line of its own unless the text says it. */
	readonly when?: Moment;
	readonly duties?: readonly Duty[];
	readonly note?: string;
	readonly noteHref?: string;
	/** Of the note. */
	readonly tone?: Tone;
	/** Whether something holds, as an icon after the note. */
	readonly mark?: Mark;
}

/** A time as readers read it, and as browsers do: `2026-12-01T09:30+01:00`, or a day; with how long it takes. */
export interface Moment {
	readonly text: string;
	readonly at: string;
	readonly minutes?: number;
}

/** An icon that says whether something holds; `text` is said to those who do not see it. */
interface Mark {
	readonly tone: Tone;
	readonly text: string;
}

/** Says that nothing is there, and leads to where it could be added. */
export interface Empty {
	readonly text: string;
	readonly href?: string;
}

/** A box with a title and a few lines. */
export interface Panel extends Concern {
	/** The day of the newest change of what it is about. */
	readonly changed?: string;
	readonly id?: string;
	readonly title: string;
	readonly href?: string;
	readonly icon?: string;
	/** Beside the title, softer. */
	readonly note?: string;
	readonly items: readonly Item[];
	/** Items in order of time, folded: as those before them pass, browsers show the next. */
	readonly later?: { readonly text: string; readonly items: readonly Item[] };
	/** Shown in place of items. */
	readonly empty?: Empty;
	/** The first and the last day of what it shows. */
	readonly days?: { readonly from: string; readonly until: string };
	/** Whether there is room for notes, on paper. */
	readonly notes?: true;
	/** How many more there are, and where. */
	readonly more?: { readonly text: string; readonly href: string };
}

/** A stage of the journey as a column. */
export interface Column extends Concern {
	readonly id?: string;
	readonly title: string;
	readonly href?: string;
	readonly subtitle?: string;
	readonly text?: string;
	readonly items: readonly Item[];
}

/** A cell of a matrix. */
export interface Cell {
	readonly text?: string;
	readonly href?: string;
	readonly duties?: readonly Duty[];
	/** Several things at once. */
	readonly links?: readonly Words[];
	readonly tone?: Tone;
	/** How each of several things stands, as little bars; `text` says the same in a word or two. */
	readonly marks?: readonly Tone[];
	/** More about it, for a pointer and a screen reader. */
	readonly title?: string;
}

export interface Head extends Concern {
	/** The day of the newest change of what it is about. */
	readonly changed?: string;
	/** What is well in the row: a narrow screen says so in place of the cells. */
	readonly held?: string;
	readonly text: string;
	readonly href?: string;
	readonly detail?: string;
}

/** A thing and what belongs below it. */
export interface Node {
	readonly item: Item;
	/** Whether what is below is shown from the start. */
	readonly open?: true;
	readonly children: readonly Node[];
}

/** A timed part of a session. */
export interface Slot extends Concern {
	readonly id?: string;
	/** Where it stands, told elsewhere. */
	readonly href?: string;
	/** Minutes after the start. */
	readonly from: number;
	readonly minutes: number;
	readonly title: string;
	readonly kind: string;
	readonly facts: readonly Words[];
	readonly method?: string;
	readonly parallel?: boolean;
}

/** An activity as a card, with the ways on from it. */
export interface Step extends Concern {
	readonly id?: string;
	readonly title: string;
	readonly stage?: Words;
	readonly people: readonly Person[];
	readonly facts: readonly Fact[];
	readonly ways: readonly Way[];
}

/** A role and its part in an activity. */
interface Person {
	readonly text: string;
	readonly href: string;
	readonly slug: string;
	readonly duties: readonly Duty[];
}

/** The way from one activity to the next. */
interface Way {
	/** On which condition it is taken. */
	readonly when?: string;
	/** What is handed over, and how soon. */
	readonly handover?: Words;
	/** Left out where it leads to the card below. */
	readonly to?: Words;
}

/** A statement to agree or disagree with. */
interface Question {
	readonly id?: string;
	/** Names the answer among those of the page. */
	readonly name: string;
	readonly text: string;
	readonly about?: Words;
	/** Whether agreeing is bad news. */
	readonly reverse: boolean;
}

/** Something to mend: what is wrong, what to do, where, and why it matters. */
export interface Finding extends Concern {
	/** The day of the newest change of the playbook. */
	readonly changed?: string;
	readonly severity: Severity;
	readonly text: string;
	readonly detail?: string;
	/** The playbook it is about. */
	readonly about?: Words;
	/** The line of the file, with a link to edit it. */
	readonly place: Words;
	/** The rule, with a link to its explanation. */
	readonly rule: Words;
}

/** Findings under a heading of their own. */
export interface FindingGroup extends Concern {
	readonly id: string;
	readonly title: string;
	readonly href?: string;
	readonly note: string;
	readonly findings: readonly Finding[];
	/** What is not listed. */
	readonly more?: string;
}

/** A change of a playbook: what is different since one of its versions, and for whom. */
export interface ChangeLine extends Concern {
	/** Names it for good, so that a device knows what its reader has seen. */
	readonly key: string;
	readonly title: string;
	readonly href: string;
	readonly icon: string;
	/** The version it led to and the day, also as readers write it; absent where only a span of time is known. */
	readonly version?: string;
	readonly date?: string;
	readonly day?: string;
	readonly note: string;
	/** What it means for those who do the work, in a word or two. */
	readonly weight?: string;
	readonly tone?: Tone;
	/** Whom it concerns. */
	readonly concerns?: string;
}

/** What one version of a playbook says otherwise than another, and how much of it matters. */
export interface VersionTale {
	/** What it is about, in a word or two. */
	readonly topic: string;
	readonly phrases: readonly { readonly text: string; readonly href?: string }[];
}

/** A version of a playbook, told against the one before it. */
export interface VersionLine {
	/** Names it in the address of a comparison. */
	readonly key: string;
	/** What it is called among others. */
	readonly label: string;
	readonly title: string;
	readonly date?: string;
	/** The number it bears, where the one before it bears another. */
	readonly version?: string;
	/** What was noted of it, and what was written when it was committed. */
	readonly note?: string;
	readonly subject?: string;
	/** Said in place of a tale. */
	readonly said?: string;
}

/** The versions of a playbook, newest first. */
export interface VersionsBlock {
	readonly form: 'versions';
	readonly versions: readonly VersionLine[];
	/** By version: what it says otherwise than the one before it, than the one before that, and so on. */
	readonly tales: readonly (readonly (readonly VersionTale[])[])[];
	/** The files of each version; asked for only where the page is written, since the keys of the versions say the same. */
	texts(): readonly VersionText[];
}

/** What a section of a page shows. Each form has one component. */
export type Block =
	| Value
	| { readonly form: 'items'; readonly items: readonly Item[]; readonly empty?: Empty }
	| {
			readonly form: 'panels';
			readonly panels: readonly Panel[];
			/** The time zone of the days of its panels. */
			readonly zone?: string;
			/** Further panels, in order of time, folded: as those before them pass, browsers show the next. */
			readonly later?: { readonly text: string; readonly panels: readonly Panel[] };
			/** Said when all have passed. */
			readonly ended?: string;
	  }
	| { readonly form: 'journey'; readonly label: string; readonly columns: readonly Column[] }
	| {
			/** What a role does in each stage. */
			readonly form: 'work';
			readonly stages: readonly Column[];
			/** What it is only asked or told, folded away; `text` says how much that is. */
			readonly rest?: { readonly text: string; readonly stages: readonly Column[] } | undefined;
	  }
	| {
			readonly form: 'matrix';
			/** What the matrix shows, for those who do not see it. */
			readonly label: string;
			/** What the rows are. */
			readonly corner: string;
			readonly columns: readonly Head[];
			readonly rows: readonly { readonly id?: string; readonly head: Head; readonly cells: readonly Cell[] }[];
			/** Whether cells are filled with their tone, as in a heat map. */
			readonly filled?: true;
	  }
	| { readonly form: 'changes'; readonly changes: readonly ChangeLine[] }
	| VersionsBlock
	| { readonly form: 'buttons'; readonly items: readonly (Words & { readonly icon: string })[] }
	| { readonly form: 'tree'; readonly label: string; readonly nodes: readonly Node[] }
	| {
			readonly form: 'agenda';
			readonly slots: readonly Slot[];
			/** Minutes after midnight at which it begins, where that is settled; times count from the start otherwise. */
			readonly starts?: number;
	  }
	| {
			readonly form: 'questionnaire';
			readonly levels: readonly { readonly value: number; readonly title: string }[];
			readonly questions: readonly Question[];
	  }
	| { readonly form: 'lanes'; readonly lanes: Lanes }
	| {
			readonly form: 'steps';
			/** Where each stage begins. */
			readonly stages: readonly (Words & Concern)[];
			readonly steps: readonly Step[];
	  }
	| { readonly form: 'findings'; readonly groups: readonly FindingGroup[]; readonly more?: string };

/** A part of a page with a heading of its own. */
export interface Section extends Concern {
	readonly id: string;
	readonly heading: string;
	/** Beside the heading, softer. */
	readonly note?: string;
	/** A sentence or two before the block. */
	readonly lead?: string;
	readonly block: Block;
	/** Whether it is folded until a reader opens it; it then says in `note` what is in it. */
	readonly fold?: true;
	/** Whether it needs a wide screen, and another section tells the same on a narrow one. */
	readonly wide?: true;
	/** Headings below this one, for the outline. */
	readonly parts?: readonly { readonly id: string; readonly text: string }[];
}
