import { fieldsNamed, targetsOf } from './field.ts';
import { type Kind, takesFolder } from './kind.ts';
import { plainId } from './plain-id.ts';
import { quote, short } from './said.ts';
import type { Flaw } from './source.ts';
import { lineAt } from './yaml-lines.ts';

/** The id in a text that puts signs around it: in `@lead`, `[[lead]]`, `- [ ] lead`, `[Lead](../roles/lead.md)` or `https://…/roles/lead/`, with the folder it names. */
export function bareId(text: string): string {
	if (text.length > longest) return text;
	const link = /^\[[^\]]*\]\(<?([^)\s>]*)>?\)$/.exec(text.trim());
	return (link ? link[1]! : text)
		.trim()
		.replace(/^\[[ xX]?\]\s*/, '')
		.replace(/(?<=\S)\s*\([^()]*\)$/, '')
		.replace(/^(?:the|an?|der|die|das|le|la) (?=\S)/i, '')
		.replace(/^[[({<@%*_`!&|>"'“”„‚‘’«»#~\s]+|[\])}>*_`"'“”‘’«».,;:\s]+$/gu, '')
		.replace(/^([^|]*)\|.*$/, '$1')
		.replace(/^(?:role|id|system|measure|process|goal|ref|name|key|slug) *[:=] *(?=\S)/i, '')
		.replace(/^https?:\/\/[^/]*/i, '')
		.replace(/^(?:\.{0,2}\/)+/, '')
		.replace(/\/+(?=#|$)/, '')
		.replace(/(?:\.html)?\.(?:mdx?|ya?ml)(?=#|$)/i, '')
		.trim();
}

/** Characters past which a text is no id with something around it. */
const longest = 300;

/** What is told of a slip where the field holds an id: what quotes would hold together is none. `text` is that of the file. */
export function forIds(kind: Kind, text: string, flaw: Flaw): Flaw {
	const [edit, ...more] = flaw.suggests ?? [];
	if (flaw.rule === 'yaml-syntax' && edit && /^ *$/.test(edit.text)) return withColon(kind, text, flaw);
	if (flaw.rule !== 'yaml-syntax' || !edit || more.length > 0 || !/^["']/.test(edit.text)) return flaw;
	const schemas = fieldsNamed(kind.schema, fieldNameAt(text, edit.range.start));
	if (schemas.length === 0) return flaw;
	const written = text.slice(edit.range.start, edit.range.end).trim();
	if (written.length > longest) return flaw;
	const steps = bareId(written)
		.split('/')
		.map((step) => step.split('#').map(plainId).filter(Boolean).join('#'))
		.filter(Boolean);
	const id = (severalKinds: boolean) => (severalKinds ? steps.slice(-2).join('/') : steps.at(-1));
	const ids = new Set(
		schemas.map((schema) => {
			const targets = targetsOf(schema);
			const plain = schema.safeParse('Any words, of any form: 1.').success && !targets;
			const wanted = plain ? undefined : id(targets !== undefined && takesFolder(targets));
			return wanted !== undefined && schema.safeParse(wanted).success ? wanted : undefined;
		}),
	);
	const [found, ...others] = ids;
	if (found === undefined || others.length > 0 || /\s/.test(bareId(written))) return flaw;
	return {
		...flaw,
		message: `An id is letters, digits and hyphens alone, and ${written.includes('`') ? quote(written) : `\`${written}\``} is more than that.`,
		help: `Write \`${found}\`.`,
		suggests: [{ range: edit.range, text: found }],
	};
}

/** What is told of a line that is no field, where it begins with the name of one: it lacks its colon. */
function withColon(kind: Kind, text: string, flaw: Flaw): Flaw {
	const { start } = flaw.range;
	const line = lineAt(text, start);
	const [, name = '', rest = ''] = /^([a-z_]+) +(\S.*)$/.exec(line.text.slice(start - line.start)) ?? [];
	if (line.key !== undefined || fieldsNamed(kind.schema, name).length === 0) return flaw;
	const end = start + name.length;
	return {
		...flaw,
		range: { start, end },
		message: `There is no colon behind \`${name}\`, so this is no field.`,
		help: `Write \`${short(`${name}: ${rest}`)}\`.`,
		suggests: [{ range: { start: end, end }, text: ':' }],
	};
}

/** The name of the field whose value, or an item of it, begins at `offset`. */
function fieldNameAt(text: string, offset: number): string {
	const here = lineAt(text, offset);
	const own = /([\w-]+): *(?:\[[^\]]*)?$/.exec(text.slice(here.start, offset))?.[1];
	if (own !== undefined) return own;
	let line = here;
	for (let i = 0; i < 60 && line.start > 0; i++) {
		line = lineAt(text, line.start - 1);
		if (line.key !== undefined && line.value === '' && line.column <= here.indent) return line.key;
		if (line.indent < here.indent && line.text.trim() !== '') break;
	}
	return '';
}
