import { memoized } from '../../core/memoized.ts';
import { defineEntryRule } from '../../core/rule.ts';
import type { Range, Source } from '../../core/source.ts';
import { settingsOf } from '../../kinds/views/settings.ts';

export const personInContent = defineEntryRule({
	id: 'person-in-content',
	severity: 'warning',
	profile: 'starter',
	weakens: 'page',
	*judge(entry, book) {
		const teams = teamsIn(settingsOf(book));
		for (const source of entry.sources) {
			for (const { range, what } of contactsIn(source)) {
				if (isTeamMailbox(source.text.slice(range.start, range.end), teams)) continue;
				yield {
					entry,
					source,
					range,
					key: source.text.slice(range.start, range.end),
					message: `This is ${what}: people change places, and whoever writes or calls there next year reaches nobody who knows.`,
					help: 'Name the role or group instead. A number or mailbox that a whole team answers may stay, as an exception in the settings.',
				};
			}
		}
	},
});

/** Names before the @ that belong to a desk and not to a person, in the languages of companies we know. */
const desks = new Set(
	(
		'info information office buero büro contact contacts kontakt contacto hello hallo welcome team ' +
		'sales vertrieb verkauf ventes ventas vendite marketing presales partner partners partnering customers kunden ' +
		'service services support help helpdesk servicedesk hotline hilfe it itsupport success renewals ' +
		'hr people jobs careers karriere recruiting training academy enablement learning ' +
		'legal recht privacy datenschutz dpo compliance security abuse press presse media news newsletter events ' +
		'finance billing accounting buchhaltung invoice invoices rechnung rechnungen orders bestellung bestellungen ' +
		'purchasing einkauf procurement operations ops admin administration webmaster postmaster noreply donotreply ' +
		'deals bids bid tenders offers quotes proposals pricing contracts requests claims returns complaints ' +
		'questions fragen ideas ideen feedback angebot angebote auftrag auftraege vertrag vertraege beschwerden ' +
		'dispatch logistics logistik warehouse lager shop store booking bookings reservations reception empfang zentrale ' +
		'secretariat sekretariat revops salesops bizops devops dealdesk payroll quality facilities travel research ' +
		'engineering product data analytics platform community alliances partnerships channel delivery onboarding consulting'
	).split(' '),
);

/** What a mailbox ends in that several people answer: `deal-desk@`, `berlin.office@`. */
const shared = new Set('team desk office buero büro hub room group gruppe mailbox inbox postfach helpdesk'.split(' '));

/** Whether an address is answered by a desk, or by a group or function of this handbook: `sales-emea@`, `field.enablement@`. */
function isTeamMailbox(address: string, teams: ReadonlySet<string>): boolean {
	const [name = '', host] = address.toLowerCase().split('@');
	const words = name.split(/[^\p{Letter}\p{Number}]+/u).filter(Boolean);
	return (
		host !== undefined && (desks.has(words[0] ?? '') || shared.has(words.at(-1) ?? '') || teams.has(words.join('')))
	);
}

const teamsIn = ({ groups = [], functions = [] }: ReturnType<typeof settingsOf>): ReadonlySet<string> =>
	new Set([...groups, ...functions].map(({ id }) => id.replaceAll('-', '')));

interface Contact {
	readonly range: Range;
	readonly what: string;
}

const contactsIn = memoized(({ text }: Source): readonly Contact[] => {
	// An address that stands in a file five times is one thing to mend.
	const found = new Map<string, Contact>();
	const keep = (match: RegExpExecArray, what: string) => {
		const key = match[0].toLowerCase();
		if (!invented.test(key) && !found.has(key)) found.set(key, contact(match, what));
	};
	if (text.includes('@')) for (const match of text.matchAll(mail)) keep(match, 'an e-mail address');
	for (const match of text.matchAll(phone)) {
		const digits = match[0].replace(/\D/g, '').length;
		if (digits >= fewestDigits && digits <= mostDigits) keep(match, 'a telephone number');
	}
	for (const match of text.matchAll(asked)) {
		const name = match[1]!;
		if (!firstNames.has(name.split(/[\s-]/u)[0]!.toLowerCase())) continue;
		const start = match.index + match[0].lastIndexOf(name);
		found.set(name.toLowerCase(), { range: { start, end: start + name.length }, what: 'the name of a person' });
	}
	return [...found.values()];
});

const contact = (match: RegExpExecArray, what: string): Contact => ({
	range: { start: match.index, end: match.index + match[0].length },
	what,
});

/** Names and numbers that are set aside for examples and belong to nobody. */
const invented = /@(?:.*\.)?example\.(?:com|net|org)$|^\+1[ .(/-]*555/;

/** Digits of a telephone number with its country or area: fewer are a year or a price, more are an account. */
const fewestDigits = 8;
const mostDigits = 15;

// What stands before the sign in an address of a repository (git@host:path) or a link with a login is no mailbox.
const mail =
	/(?<![\w.+%/-])(?<!:\/\/[^\s@]{0,80})(?!git@)[a-z0-9][\w.+%-]{0,63}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,5}[a-z]{2,24}(?![\w-])/gi;

// With a plus and a country, or with a leading zero and an area set off from the number: 030 1234567.
const phone =
	/(?<![\w.+/#=-])(?:\+[1-9]\d{0,2}(?:[ ./-]?(?:\(\d{1,5}\)|\d{1,5})){2,6}|(?:\(0\d{1,4}\)|0\d{1,4})[ /-]\d{3,5}(?:[ -]?\d{2,4}){0,3})(?![\w/-])/g;

// Whoever is to be asked by name is somebody real; a name in a story need not be.
const asked =
	/\b(?:[Aa]sk|[Cc]all|[Pp]hone|[Cc]ontact|[Ee]-?mail|[Mm]essage|[Pp]ing|(?:[Ww]rite|[Tt]alk|[Ss]peak|[Tt]urn|[Gg]o|[Rr]each out) to|[Cc]heck with|[Ff]rag(?:e|en Sie|t)?|[Rr]uf(?:e|en Sie)?|(?:[Ww]ende dich|[Ww]enden Sie sich|[Ss]chreib(?:e|en Sie)?) an|[Dd]emande[rz]? à|[Aa]ppele[rz]?) (?:Mr\.? |Mrs\.? |Ms\.? |Dr\.? |Herrn? |Frau |M\. |Mme )?(\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+)?)(?![\p{Letter}'’-])/gu;

/** First names that are common where handbooks are written, and are no other word. */
const firstNames = new Set(
	(
		'adam alexander alexandra alice amy ana andrea andreas andrew angela anja anke anna anne annette anton antoine barbara ben ' +
		'benjamin bernd birgit björn carlos caroline catherine charles charlotte chloe chris christian christina christine ' +
		'claudia claire clara daniel daniela david deborah denis diana dieter dirk dominik edward elena elizabeth ella emily emma ' +
		'eric erik eva fatima felix florian francesca frank françois franziska gabriel george georg gerhard giulia hannah hans ' +
		'harald heike helen helena helga henrik henry holger ian ingrid isabel isabelle jakob james jan jana jane janet jean jennifer ' +
		'jens jessica joanna johannes john jonas jonathan jörg josé joseph juan judith julia julian julie jürgen karen karin karl ' +
		'katharina kathrin katja kevin klaus kristina lars laura lea lena leon leonie linda lisa louis louise luca lucas lucy luis ' +
		'lukas manuel manuela marc marcus maria marie marion markus martha martin martina mary matthew matthias max maximilian ' +
		'melanie michael michelle miguel mohammed monika moritz nadine natalie nathalie nicolas nicole niklas nina nora olaf ' +
		'oliver olivia omar pablo patricia patrick paul paula pedro peter petra philip philipp philippe pierre priya rachel rainer ralf ' +
		'rebecca regina richard robert roland rolf sabine samuel sandra sara sarah sebastian silke silvia simon simone sofia sophia ' +
		'sophie stefan stefanie stephan stephanie stephen steven susan susanne sven svenja tanja teresa theresa thomas thorsten ' +
		'tim timo tobias tom torsten ulrich ulrike ursula ute uwe valentina vanessa verena victoria vincent walter wei werner ' +
		'william wolfgang xavier yusuf yvonne zoe'
	).split(' '),
);
