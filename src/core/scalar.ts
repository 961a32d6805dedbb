/** A text as YAML: plain where no reader could take it for anything else, whatever stands around it; else in quotation marks. */
export const scalar = (text: string): string =>
	/^\p{Letter}[\p{Letter}\p{Number} ()/#’.–-]*$/u.test(text) &&
	!/\s$|\s#|^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)
		? text
		: JSON.stringify(text);
