using System.Text.RegularExpressions;

namespace Quipu.Access.Masking;

/// <summary>Words beside a name that say that its bearer suffered sexual violence or trafficking, as others tell it or they do themselves; never those that say that they did it.</summary>
static partial class VictimCues
{
    const string W = CuePlace.W;
    const string Harm = "(?:trata de (?:personas|menores|mujeres|niñas|blancas|seres humanos)|violacion(?:es)?(?: sexual(?:es)?| grupal| en grupo)?|abusos? sexual(?:es)?|explotacion sexual|violencia sexual|agresion(?:es)? sexual(?:es)?|acoso sexual|actos contra el pudor|tocamientos(?: indebidos)?|esclavitud sexual|pornografia infantil|proxenetismo|prostitucion forzada|estupro|(?:gang )?rape|sexual (?:abuse|assault|violence|exploitation|slavery|harassment)|(?:human |sex |child )?trafficking|forced prostitution)";
    const string Trade = "(?:trata(?: de [a-z]+)?|explotacion sexual|prostibulos?|burdel(?:es)?|brothels?|sex trafficking|trafficking|traffickers|sexual (?:slavery|exploitation)|prostitution|prostitucion|sex trade)";
    const string Done = $"(?:(?:gang-)?raped|(?:violad|ultrajad|prostituid)[oa]s?|(?:abusad|agredid|explotad|esclavizad|acosad|someti)[oa]s? sexualmente|sexualmente (?:abusad|agredid|explotad)[oa]s?|trafficked|sexually (?:abused|assaulted|exploited|enslaved|harassed|molested)|molested|captad[oa]s? (?:por|para) (?:{W} ){{0,5}}{Trade}|(?:rescatad|liberad)[oa]s? (?:de|del) (?:{W} ){{0,5}}{Trade}|(?:rescued|freed) from (?:{W} ){{0,5}}{Trade}|obligad[oa]s? a (?:prostituirse|ejercer la prostitucion)|forced (?:into|to) (?:{W} )?(?:prostitution|prostitute|sex work)|(?:una |la |presunta |supuesta |a |an |the |alleged )*(?:victimas?|agraviad[oa]s?|victims?) (?:de|of) (?:{W} ){{0,3}}(?:{Harm}|trata))";
    const string Says = "(?:denuncio|denuncia|declaro|conto|cuenta|relato|relata|dijo|dice|afirmo|afirma|aseguro|asegura|narro|narra|revelo|revela|sostuvo|sostiene|confeso|manifesto|refirio|testifico|said|says|told|tells|testified|alleged|alleges|alleging|claimed|claims|recounted|revealed|stated|complained|reported|described)";
    const string Acts = "(?:violo|violaba|violaron|ultrajo|ultrajaba|prostituyo|prostituia|toco|tocaba|manoseo|manoseaba|acoso sexualmente|abuso sexualmente|agredio sexualmente|exploto sexualmente|obligo a prostituirse|obligaba a prostituirse|obligaban a prostituirse)";
    const string Determined = "(?:(?:su|sus|la|el|las|los|una|un|otra|otro|the|a|an|his|her|their|another)(?<gap>(?: [^ ,.;:!?\\n\uE000]+){0,4}) )?";

    /// <summary>Which of the joined names are of victims.</summary>
    internal static IEnumerable<int> Of(CuePlace place)
    {
        if (First(place.After, Suffered(), Survived()) is { } said) return Several().IsMatch(said.Value) ? Enumerable.Range(0, place.Count) : [place.Count - 1];
        if (Freed().IsMatch(place.After) && Rescued().Match(place.Before) is { Success: true } rescued && Goes(rescued)) return Enumerable.Range(0, place.Count);
        if (First(place.Before, Violated(), HarmOf(), SufferingOf(), Raped()) is { } harmed && Goes(harmed)) return Enumerable.Range(0, place.Count);
        if (!Professional().IsMatch(place.Before) && Told(place.After)) return [place.Count - 1];
        return [];
    }

    /// <summary>Whether words beside a pronoun say it: “she was raped”.</summary>
    internal static bool IsOfPronoun(string after) => SufferedBy().IsMatch(after);

    /// <summary>Whether what evoked a claim of an incident is such violence.</summary>
    internal static bool IsHarm(string folded) => Sexual().IsMatch(folded);

    // One expression in parts, each small enough to be compiled soon: what begins first, of several there the part that stands first.
    static Match? First(string text, params ReadOnlySpan<Regex> parts)
    {
        Match? first = null;
        foreach (var part in parts)
            if (part.Match(text) is { Success: true } found && (first is null || found.Index < first.Index)) first = found;
        return first;
    }

    static bool Goes(Match said) => !Away().IsMatch(said.Groups["gap"].Value + " ");

    static bool Told(string after) => (SelfPassive().Match(after) is { Success: true } said && !Other().IsMatch(said.Groups["gap"].Value + " ")) || SelfActive().IsMatch(after) || Accused().IsMatch(after);

    // “N fue violada por”, “N was trafficked”.
    [GeneratedRegex($"^,? (?:(?:quien|quienes|que|who|y|and|hoy|presuntamente|supuestamente|allegedly) )*(?:fue|fueron|habia sido|habian sido|ha sido|han sido|habria sido|habrian sido|era|seria|es|resulto|is|was|were|are|had been|has been|have been|being)(?: [a-z]+(?:mente|ly))*(?: (?:repeatedly|una|a|the))? {Done}", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Suffered();

    // “N, víctima de trata”, “N, who survived sex trafficking”.
    [GeneratedRegex($"^(?:, (?:[a-z]+(?:mente|ly) )*{Done}|,? (?:(?:quien|que|who|una|la|un|otra|a|another|the) )*(?:sobrevivientes?|survivors?|sobrevivio|sobrevivieron|survived|escaped|escapo)(?: (?:de|a|of|from))? (?:{W} ){{0,4}}(?:{Harm}|{Trade}))", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Survived();

    [GeneratedRegex($"^ (?:fue|fueron|habia sido|ha sido|habria sido|was|were|had been|has been)(?: [a-z]+(?:mente|ly))?(?: repeatedly)? {Done}", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex SufferedBy();

    // “violó a su hija N”.
    [GeneratedRegex($"(?:^|[^a-zñ])(?:(?:viol(?:o|ar|aron|ado|aba|ando|aria)|ultraj(?:o|ar|aron|ado|aba|ando)|prostitu(?:yo|ir|yeron|ia)|manose(?:o|ar|aba)|(?:explot|acos|agred|asalt|somet)[a-z]{{1,5}} sexualmente|toc[a-z]{{1,5}} indebidamente)(?: y (?:luego )?[a-zñ]+)?(?: sexualmente)? (?:al |a )|abus[a-z]{{1,5}}(?: y [a-zñ]+)?(?: sexualmente)? (?:de|del|a|al|contra) ){Determined}$", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Violated();

    // “la violación de N”.
    [GeneratedRegex($"(?:^|[^a-zñ])(?:{Harm}(?: {W}){{0,2}},? (?:de|del|contra|a|al|en agravio del?|en perjuicio del?) |{Harm}(?:,? (?:{W}|\uE000)){{1,9}} (?:contra|en agravio del?|en perjuicio del?|against) ){Determined}$", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex HarmOf();

    // “víctima de trata, N”, “fue violada N”.
    [GeneratedRegex($"(?:^|[^a-zñ])(?:(?:victimas?|sobrevivientes?|agraviad[oa]s?|victims?|survivors?) (?:de|of) (?:{W} ){{0,3}}(?:{Harm}|trata),? |(?:fue|fueron|habria sido) {Done} ){Determined}$", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex SufferingOf();

    // “the rape of N”, “raped and killed N”.
    [GeneratedRegex($"(?:^|[^a-zñ])(?:(?:raped|raping|trafficked|trafficking|molested|molesting|pimped|sexually (?:abus|assault|exploit|molest|harass|enslav)(?:ed|ing))(?: and [a-z]+)? |(?:rape|rapes|sexual (?:abuse|assault|exploitation|harassment)|trafficking)(?: and [a-z]+)? (?:of|against|on) ){Determined}$", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Raped();

    [GeneratedRegex($"(?:rescued|freed|saved|rescue of|rescat(?:o|aron|ar|ada|e)|liber(?:o|aron|ar))(?: (?:a|de))? {Determined}$", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Rescued();

    [GeneratedRegex($"^(?:, [^,.;:!?\n\uE000]{{1,30}},)? (?:from|de|del|en|in) (?:{W} ){{0,5}}{Trade}", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Freed();

    // “N denunció haber sido violada”, “N told the court she had been trafficked”.
    [GeneratedRegex($"^,? (?:{W} ){{0,3}}{Says}(?<gap>(?:,? (?:{W}|\uE000)){{0,7}}) (?:haber sido|que (?:ella |el )?(?:fue|habia sido|ha sido|habria sido)|(?:she|he) (?:was|had been|has been|herself was)|being|having been|how (?:she|he) was|como (?:fue|habia sido))(?: [a-z]+(?:mente|ly))? {Done}", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex SelfPassive();

    // “N denunció que P la violó”, “N said P raped her”.
    [GeneratedRegex($"^,? (?:{W} ){{0,3}}{Says}(?:,? (?:{W}|\uE000)){{0,9}} (?:(?:la|lo|las|me) {Acts}|abus(?:o|aba) (?:sexualmente )?de ella|(?:raped|trafficked|molested|sexually (?:abused|assaulted|exploited)) (?:her|him|them))\\b", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex SelfActive();

    // “N acusó a P de haberla violado”, “N accused P of raping her”, “N denunció a P por violación”.
    [GeneratedRegex($"^,? (?:{W} ){{0,3}}(?:acuso|acusa|denuncio|denuncia|demando|accused|accuses|has accused|had accused)(?:,? (?:{W}|\uE000)){{1,9}},? (?:(?:de|por) (?:haberl[ao]s? (?:violad|abusad|ultrajad|tocad|prostituid|agredido sexualmente)[a-z ]*|(?:violar|ultrajar|prostituir|manosear|tocar)l[ao]s?|abusar (?:sexualmente )?de ella)|por (?:{W} ){{0,3}}{Harm}|of (?:raping|molesting|trafficking|sexually [a-z]+ing) (?:her|him|them)|of (?:sexual (?:abuse|assault|harassment)|rape))\\b", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Accused();

    // Between the deed and a name: something else is meant by it.
    [GeneratedRegex(@" (?:de|del|que|y|e|como|por|en|con|para|a|al|ante|segun|cargo|poder|autoridad|confianza|posicion|ley|of|by|and|that|with|who|in|for|to|case|charges?|law) ", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Away();

    // Between “said” and “was raped”: somebody else is meant.
    [GeneratedRegex(@" (?:su|sus|una|unas|her|his|their|clienta?|hij[ao]s?|client|daughter|sister|niñas?|girls?|women|mujer(?:es)?|victim|victima|patient) ", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Other();

    // Who denounces because it is their work, or for a child.
    [GeneratedRegex(@"(?:fiscal(?:es)?|fiscalia|juez|jueza|abogad[oa]|procurador[a]?|ministr[oa]|congresista|policia|comandante|coronel|general|detective|prosecutor|judge|lawyer|attorney|sheriff|minister|officer|psicolog[oa]|psychologist|madre|padre|abuel[oa]|ti[oa]|mother|father|aunt|uncle|grandmother|defensora?)(?: (?:suprem[oa]|superior|provincial|adjunt[oa]|general|chief))?,? $", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Professional();

    [GeneratedRegex(@"\b(?:fueron|habian sido|habrian sido|were|victimas|victims|sobrevivientes|survivors|violad[oa]s|rescatad[oa]s|agraviad[oa]s|ambas|ambos|both|las dos)\b", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Several();

    [GeneratedRegex(@"\b(?:violar|violo|violad[oa]s?|violaron|violacion(?:es)?|ultraj[a-z]+|vejar|rap(?:e|ed|ing|es)|sexual(?:ly|mente|es)?|molest(?:ed|ing)|trafficked|trata|prostitu[a-z]+|estupro)\b", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Sexual();
}
