import { z } from 'zod';
import { memoized } from './memoized.ts';

/** What a reference may point to: an entry of a kind, or a part (an item with an `id`) of such an entry's list. */
export interface Target {
	/** Name of the kind, or `*` for any. */
	readonly kind: string;
	/** The list the part stands in, or `*` for any list; absent when the reference names a whole entry. */
	readonly list?: string;
	/** Whether the part stands in the entry that holds the reference. */
	readonly here?: boolean;
}

/** A reference from one entry to another, as it stands in parsed data. `text` is what the author wrote. */
export class Ref {
	readonly text: string;
	/** The slug without a part: `expand-account` of `expand-account#size-solution`. */
	readonly id: string;
	/** The part: `size-solution` of `expand-account#size-solution`. */
	readonly part?: string;
	readonly targets: readonly Target[];
	constructor(text: string, targets: readonly Target[]) {
		const hash = text.indexOf('#');
		this.text = text;
		this.id = hash < 0 ? text : text.slice(0, hash);
		if (hash >= 0) this.part = text.slice(hash + 1);
		this.targets = targets;
	}
}

/** Whether the author writes `folder/slug`, since the field alone does not tell the kind. */
export const takesFolder = memoized(
	(targets: readonly Target[]): boolean =>
		targets.filter(({ list, here }) => !here && !list).length > 1 ||
		targets.some(({ kind, here }) => kind === '*' && !here),
);

/** Field holding a reference to one of `targets`; `describe` it where it is used. */
export const refTo = (...targets: Target[]) =>
	z
		.string()
		.min(1)
		.meta({ 'x-ref': targets })
		.transform((text) => new Ref(text, targets));

/** Field holding the slug of an entry of `kind`; with several kinds the author writes `folder/slug`. */
export const ref = (...kinds: [string, ...string[]]) => refTo(...kinds.map((kind) => ({ kind })));

/** Field holding `slug#part`: a part of the list `list` of an entry of `kind`. */
export const refPart = (kind: string, list: string) => refTo({ kind, list });

/** Field holding the id of a part of `list` in the same entry. */
export const refHere = (list: string) => refTo(here(list));

/** Field holding the id of a part of `list` in the same entry, or `slug#part` for one in another entry of `kind`. */
export const refNear = (kind: string, list: string) => refTo(here(list), { kind, list });

const here = (list: string): Target => ({ kind: '*', list, here: true });

/** Field holding the id of an item of the settings file's list `list`, such as a stage of the journey. */
export const setting = (list: string) => refTo({ kind: 'handbook', list });

/** A component by which a page in MDX shows an entry: `<RoleCard role="account-executive" />`. */
interface ShownBy {
	readonly name: string;
	/** The property that holds the id of the entry. */
	readonly prop: string;
	/** Whether it is a word in a line; it may then hold other words for the same thing. */
	readonly inline?: true;
}

/** Fields of a playbook, or whatever it says. */
export type Fields<Name extends string = string> = readonly Name[] | 'everything';

export interface Kind<Schema extends z.ZodObject = z.ZodObject, Name extends string = string> extends Said {
	/** Singular name, as references and messages say it. */
	readonly name: Name;
	/** What readers call one of them, with article: `a session template`. */
	readonly label: string;
	/** Heading over several of them: `Session templates`. */
	readonly plural: string;
	/** Folder under the handbook root that holds entries of this kind; for a kind with a single entry, the path of its file. */
	readonly folder: string;
	/** What else people call a folder of them, in this language and in others: files that stand in one are read as if it had its name. */
	readonly also?: readonly string[];
	/** Whether the kind has exactly one entry, the file `folder`, present or not. */
	readonly single?: boolean;
	/** Whether entries are free pages: any folder, nothing required. */
	readonly free?: boolean;
	readonly schema: Schema;
	/** How pages in MDX may show one of them. */
	readonly components?: readonly ShownBy[];
	/** Whether one is named all over a handbook, and seldom for what it is in whole. */
	readonly widespread?: boolean;
}

/** What a kind says of its own fields. */
interface Said<Name extends string = string> {
	/** The fields that say which roles one concerns, where it names others as well. */
	readonly concerns?: readonly Name[];
	/** What whoever names one as a whole takes for granted of it; everything where the kind does not say. */
	readonly granted?: Fields<Name>;
	/** What one takes for granted of those that a field names, where that is not what their kind says. */
	readonly relies?: { readonly [Field in Name]?: Fields };
}

export const defineKind = <Schema extends z.ZodObject, Name extends string>(
	kind: Kind<Schema, Name> & Said<Extract<keyof Schema['shape'], string>>,
): Kind<Schema, Name> => kind;
