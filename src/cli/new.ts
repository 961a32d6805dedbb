import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { Command } from 'commander';
import { closest } from '../core/closest.ts';
import type { Kind } from '../core/kind.ts';
import { plainId } from '../core/plain-id.ts';
import type { Source } from '../core/source.ts';
import { visibleLines } from '../escape/terminal.ts';
import { kinds } from '../kinds/index.ts';
import { newId } from '../kinds/new-id.ts';
import { formOf, isKept } from '../kinds/skeleton.ts';
import { checker, readSources } from '../load.ts';
import { joined } from '../words/words.ts';
import { ask, canAsk, questionsFor } from './ask.ts';
import { begin, noId, type Stated } from './begin.ts';
import { contentOption, requireFolder, UsageError, writeTo } from './usage.ts';

interface NewOptions {
	readonly content: string;
	readonly set?: readonly string[];
	readonly example: boolean;
}

/** The kinds of which there is more than one, each in a folder of its own. */
const begun: readonly Kind[] = kinds.filter(({ single, free }) => !single && !free);

export const newCommand = new Command('new')
	.description('Begin a playbook: every field of its kind, with what belongs there.')
	.argument(
		'<kind>',
		joined(
			begun.map(({ name }) => name),
			'or',
		),
	)
	.argument('<title...>', 'what readers will call it')
	.addOption(contentOption())
	.option(
		'--set <field=value>',
		'state a field, such as owner=field-enablement or members=a,b; may be given again',
		(one: string, before: readonly string[] = []) => [...before, one],
	)
	.option('--example', 'write the example of the kind instead, with all that it states', false)
	.action(async (name: string, words: string[], { content, set = [], example }: NewOptions) => {
		const kind = kindNamed(name);
		const title = words.join(' ').trim();
		const sources = existsSync(content) ? readSources(requireFolder(content)) : new Map<string, Source>();
		const stated = statedIn(set, kind);
		const check = checker();
		const asked = canAsk() && !example ? await ask(questionsFor(kind, check(sources), stated)) : {};
		const { path, text } = example
			? exampleFor(kind, title)
			: begin(sources, kind, title, { ...asked, ...stated }, check);
		const file = join(content, path);
		if (existsSync(file)) throw new UsageError(`\`${file}\` exists already; nothing was written.`);
		mkdirSync(dirname(file), { recursive: true });
		writeTo(file, text);
		process.stdout.write(`${file}\n`);
		process.stderr.write(visibleLines(advice(title, kind, file, content)));
	});

/** The kind that somebody means. @throws UsageError that lists them all. */
function kindNamed(name: string): Kind {
	const kind = begun.find((one) => one.name === name || one.folder === name);
	if (kind) return kind;
	const names = begun.map((one) => one.name);
	const guess = closest(name.replace(/s$/, ''), names);
	const help = guess ? `Did you mean \`${guess}\`? ` : '';
	throw new UsageError(`there is no kind \`${name}\`. ${help}There is ${joined(names)}.`);
}

/** What `--set` states. @throws UsageError where the kind has no such field, or one that takes more than a line. */
function statedIn(set: readonly string[], kind: Kind): Stated {
	const { fields } = formOf(kind);
	const names = Object.keys(fields).filter((name) => !isKept(name));
	return Object.fromEntries(
		set.map((one) => {
			const [name = '', ...rest] = one.split('=');
			const value = rest.join('=').trim();
			const field = names.includes(name) ? fields[name] : undefined;
			if (!field) {
				const guess = closest(name, names);
				throw new UsageError(
					`${kind.label} has no field \`${name}\` to set. ${guess ? `Did you mean \`${guess}\`?` : `There is ${joined(names)}.`}`,
				);
			}
			if (!value) throw new UsageError(`\`--set ${name}=…\` takes what the field is to say.`);
			if (field.properties || field.items?.properties)
				throw new UsageError(`\`${name}\` takes several lines: write them into the file.`);
			const parts = value.split(',').map((part) => part.trim());
			return [name, field.items ? parts.filter(Boolean) : value];
		}),
	);
}

/** The first example on a kind's page, under another title. */
function exampleFor(kind: Kind, title: string): Pick<Source, 'path' | 'text'> {
	const id = newId(title, kind);
	if (!id) throw new UsageError(noId);
	const page = readFileSync(join(import.meta.dirname, '../kinds', `${kind.name}.md`), 'utf8');
	const [, , path = '', text = ''] = /^(`{3,}|~{3,})\S+ (\S+)\n([\s\S]*?)^\1$/m.exec(page) ?? [];
	return {
		path: `${kind.folder}/${id}.${path.split('.').at(-1)}`,
		text: text
			.replace(/^status: .*\n/m, '')
			.replace(/^title: .*$/m, () => `title: ${JSON.stringify(title)}\nstatus: draft`),
	};
}

/** What others write where the title is no id, and what to do next. */
function advice(title: string, kind: Kind, file: string, content: string): string {
	const id = newId(title, kind);
	const why =
		id !== `${plainId(title)}-${kind.name}`
			? 'others refer to it by this id, and in one nothing stands but small letters, digits and hyphens'
			: `\`${plainId(title)}\` is the name of a page of the site, or none that a file can have everywhere`;
	const where = content === 'content' ? '' : ` --content ${content}`;
	return `${title === id ? '' : `Written as \`${id}\`: ${why}.\n`}Next: open ${file} and fill in what begins with TODO. \`fieldbook check${where}\` lists what is left.\n`;
}
