import type { Kind, Target } from './kind.ts';
import { memoized } from './memoized.ts';

/** A component that a page in MDX may hold. */
export interface Component {
	readonly name: string;
	readonly props: Readonly<Record<string, Prop>>;
	/** Whether it is the team's own, and takes any property as text: what becomes of it, its code says. */
	readonly own?: true;
	/** What stands between its tags: nothing, a few words, any Markdown, parts that each begin with a heading, only `Tab`s, or whatever an author likes. */
	readonly holds: 'nothing' | 'words' | 'text' | 'steps' | 'tabs' | 'anything';
	/** The component it has to stand in, directly. */
	readonly within?: string;
	/** Whether it stands in a line among words; every other has lines of its own. */
	readonly inline?: true;
}

/** What a property takes: free text, one of a few words, or the id of an entry. Always a literal in quotes. */
export type Prop = { readonly required?: true } & (
	| { readonly takes: 'text' }
	| { readonly takes: 'choice'; readonly choices: readonly string[] }
	| { readonly takes: 'entry'; readonly target: Target; readonly label: string }
);

/** The components of a handbook by name. */
export type Components = ReadonlyMap<string, Component>;

export const calloutKinds = ['note', 'tip', 'warning', 'example'] as const;

/** Those that arrange what the author writes. */
const arranging: readonly Component[] = [
	{
		name: 'Callout',
		props: { kind: { takes: 'choice', choices: calloutKinds }, title: { takes: 'text' } },
		holds: 'text',
	},
	{ name: 'Steps', props: {}, holds: 'steps' },
	{ name: 'Tabs', props: {}, holds: 'tabs' },
	{ name: 'Tab', props: { title: { takes: 'text', required: true } }, holds: 'text', within: 'Tabs' },
];

/** The components of a handbook of these kinds: those that arrange text, and those by which the kinds are shown. */
export const componentsOf = memoized((kinds: readonly Kind[]): Components => {
	const showing = kinds.flatMap(({ name: kind, label, components = [] }) =>
		components.map(
			({ name, prop, inline }): Component => ({
				name,
				props: { [prop]: { takes: 'entry', target: { kind }, label, required: true } },
				holds: inline ? 'words' : 'nothing',
				...(inline ? { inline } : {}),
			}),
		),
	);
	return new Map([...arranging, ...showing].map((component) => [component.name, component]));
});

/** The same with components of a team's own, by name. */
export const withOwn = (components: Components, names: readonly string[]): Components =>
	names.length === 0
		? components
		: new Map([
				...names.map((name): [string, Component] => [
					name,
					{ name, own: true, props: {}, holds: 'anything', inline: true },
				]),
				...components,
			]);
