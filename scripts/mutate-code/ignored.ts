import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** A place in the syntax tree of a file, as far as is looked at here. */
interface Place {
	readonly node: {
		readonly type: string;
		readonly key?: { readonly type: string; readonly name?: string };
		readonly start?: number | null;
		readonly end?: number | null;
	};
	readonly parentPath: Place | null;
}

/** Fields of a rule that take one of three words: the compiler takes no other, and a mutant writes none. */
const words = new Set(['severity', 'profile']);

/** One in so many statements of each file is looked at. */
const sample = Number(process.env.MUTATE_SAMPLE ?? 1);

function shouldIgnore(path: Place): string | undefined {
	if (path.parentPath?.node.type === 'Program') return isInSample(path) ? undefined : 'Not in the sample.';
	const { node, parentPath: parent } = path;
	if (node.type !== 'StringLiteral' || parent?.node.type !== 'ObjectProperty') return;
	return words.has(parent.node.key?.name ?? '') ? 'The compiler refuses it.' : undefined;
}

/** By where it stands and how long it is: the same statements each time, as long as the file stays the same. */
const isInSample = ({ node: { start, end } }: Place): boolean =>
	(Math.imul((start ?? 0) + (end ?? 0), 0x9e3779b1) >>> 16) % sample === 0;

export const strykerPlugins = [
	declareValuePlugin(PluginKind.Ignore, 'fieldbook', { shouldIgnore: (path) => shouldIgnore(path as Place) }),
];
