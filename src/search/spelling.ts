/** A stem as British and American texts spell it alike: `organisation` and `organization`, `centre` and `center`. */
export function spelled(stem: string): string {
	let rest = stem;
	if (rest.length > 3) for (const [written, alike] of spellings) rest = rest.replace(written, alike);
	return rest;
}

/** How stems that are spelled in two ways are compared. What only one spelling has may be changed as well: it is so everywhere. */
const spellings: readonly (readonly [RegExp, string])[] = [
	// analyse, organise, organisation, organiser
	[/yz(?=$|er$)/, 'ys'],
	[/iz(?=$|er$|abl$|ation)/, 'is'],
	// behaviour, favourite, honourable, neighbourhood
	[/(?<=[aeiou].*)our(?=$|it$|abl$|ful$|er$|hood$)/, 'or'],
	// centre, theatre, litre
	[/(?<=^(?:cent|theat|met|lit|fib|calib|spect))re?$/, 'er'],
	// programme, kilogramme
	[/gramm$/, 'gram'],
	// catalogue, dialogue
	[/ogu$/, 'og'],
	// licence, defence, practice
	[/(?<=^(?:licen|defen|offen|preten|practi))c$/, 's'],
	// cancelled, enrolled, counselling, traveller, skilful
	[/(?<=[aeiou].*[aeiou])ll(?=$|er$|or$)/, 'l'],
	[/llful$/, 'lful'],
	[/(?<=[aeiou].*[aeiou])ss$/, 's'],
	[/^judgment$/, 'judg'],
	[/^artefact$/, 'artifact'],
	[/^enquir/, 'inquir'],
	[/^grey$/, 'gray'],
	[/^sceptic/, 'skeptic'],
];
