using System.Globalization;
using System.Text.RegularExpressions;

namespace Quipu.Access.Masking;

/// <summary>Ages below eighteen beside a name, in figures and in words; years that are no age (of a sentence, a contract, a career) are none.</summary>
static partial class AgeCues
{
    const string W = CuePlace.W;
    const string Number = "(?:[0-9]{1,3}|un|uno|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciseis|diecisiete|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)";
    const string Numbers = $"(?<ages>{Number}(?:(?:, |,? (?:y|e|and) ){Number})*)";
    const string Years = "(?<unit> años?(?<sure> de edad)?| añitos| (?:meses|dias|semanas)(?<sure> de (?:edad|nacid[oa]s?))?|(?<sure> years?| months?| weeks?| days?)(?: old| of age)|(?<sure>-(?:year|month|week|day)s?[- ]olds?))";
    const string Hedge = "(?:apenas|solo|solamente|tan|unos|unas|casi|entonces|de entonces|ya|recien|just|only|then|about|around|barely|still|almost|nearly|roughly)";
    const string Lead = $"(?:que|quien|quienes|who|ambos|ambas|both|todos|todas|all|el|ella|he|she|cuando|when|de|con|tenia|tenian|tiene|tienen|cumplio|cumplia|cumplira|cumplido|habia|acababa|cumplir|contaba|cuenta|contaban|is|was|are|were|had|turned|turns|turning|aged|ages|age|edad|a|an|the|los|sus|{Hedge})";

    static readonly Dictionary<string, int> Words = Counted(
        "un uno una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece", "catorce", "quince", "dieciseis", "diecisiete")
        .Concat(Counted("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"))
        .DistinctBy(w => w.Key).ToDictionary(StringComparer.Ordinal);

    /// <summary>Which of the joined names are of somebody younger than eighteen.</summary>
    internal static IEnumerable<int> Of(CuePlace place)
    {
        if (After(place.After) is { } ages) return Each(ages, place.Count);
        return Before(place) is { } said ? said.All ? Enumerable.Range(0, place.Count) : [0] : [];
    }

    /// <summary>Whether words beside a pronoun say it: “she was 15 when”.</summary>
    internal static bool IsOfPronoun(string after) => Subject().Match(after) is { Success: true } said && IsAge(said, after) && Ages(said).Any(a => a < 18);

    /// <summary>Whether the sentence after that of the name says it, of nobody named: “… fue identificado como N. Tenía 15 años.”</summary>
    internal static bool IsInNext(CuePlace place)
    {
        if (NextSentence().Match(place.After) is not { Success: true } next || Sentence().Match(place.Before).Value.Contains(CueText.Name)) return false;
        return IsAge(next, place.After) && Ages(next).Any(a => a < 18);
    }

    // As many ages as names: one for each; one age: of the last; else of all, where one of them is a minor's.
    static IEnumerable<int> Each((int[] Ages, bool All) said, int count)
    {
        if (said.Ages.Length == count && !said.All) return Enumerable.Range(0, count).Where(i => said.Ages[i] < 18);
        if (!said.Ages.Any(a => a < 18)) return [];
        return said.Ages.Length == 1 && !said.All ? [count - 1] : Enumerable.Range(0, count);
    }

    static (int[] Ages, bool All)? After(string after)
    {
        foreach (var pattern in new[] { Beside(), Inserted(), When() })
        {
            if (pattern.Match(after) is not { Success: true } said || !IsAge(said, after) || (said.Groups["gap"].Success && Whom().IsMatch(said.Groups["gap"].Value))) continue;
            return (Ages(said), AllOf().IsMatch(said.Value));
        }

        return null;
    }

    // Of several names the first, or all where those described are several: “los jóvenes de 16 años N y N”.
    static (int Age, bool All)? Before(CuePlace place)
    {
        if (Opening().Match(place.Before) is { Success: true } opening) return Young(opening, "");
        if (Described().Match(place.Before) is { Success: true } es && !Thing().IsMatch(es.Groups["head"].Value)) return Joins(es, place) ? Young(es, es.Groups["head"].Value) : null;
        if (YearOld().Match(place.Before) is not { Success: true } en || Verb().IsMatch(en.Groups["gap"].Value + " ")) return null;
        return Joins(en, place) ? Young(en, en.Groups["gap"].Value) : null;
    }

    static (int Age, bool All)? Young(Match said, string described) => Ages(said) is [var age, ..] && age < 18 ? (age, described.EndsWith('s')) : null;

    static bool Joins(Match said, CuePlace place) => !said.Groups["comma"].Success || said.Groups["naming"].Success || place.IsApposed;

    // Of a bare number it must be plain that it is an age; of years, that they are not those of something else.
    static bool IsAge(Match said, string text)
    {
        var after = text[(said.Index + said.Length)..];
        if (!said.Groups["unit"].Success) return !Article().IsMatch(said.Groups["ages"].Value) && Bare().IsMatch(after) && (text.StartsWith(',') || said.Groups["lead"].Success);
        if (said.Groups["sure"].Success) return !Owned().IsMatch(after);
        return said.Value.StartsWith(", de ", StringComparison.Ordinal) || said.Value.StartsWith(" de ", StringComparison.Ordinal) ? !OfThing().IsMatch(after) : Spent().Match(after) is { Success: false } or { Value: " cuando" };
    }

    static int[] Ages(Match said) => [.. NumberWord().Matches(said.Groups["ages"].Value).Select(n => Words.TryGetValue(n.Value, out var word) ? word : int.TryParse(n.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).Where(n => n >= 0)];

    static IEnumerable<KeyValuePair<string, int>> Counted(params string[] words) => words.SelectMany((w, i) => w.Split(' ').Select(x => KeyValuePair.Create(x, i + 1)));

    // “, de 8 y 10 años”, “, 15,”, “, quien cumplió 16 años”, “ was 9 when”, “, aged 8 and 10”.
    [GeneratedRegex($"^(?:,? (?<lead>(?:{Lead} )+)|, )(?:{Hedge} )?{Numbers}{Years}?", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Beside();

    // “, hija del empresario, tiene seis años”
    [GeneratedRegex($@"^, [^,.;:!?\n\uE000]{{2,70}}, (?<lead>(?:tenia|tiene|cumplio|is|was|turned|de|aged) (?:{Hedge} )*){Numbers}{Years}?", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Inserted();

    // “ fue asesinado cuando tenía 13 años”
    [GeneratedRegex($"^(?<gap>(?:,? {W}){{1,9}}) (?<lead>(?:cuando|when|a los|con|at) (?:(?:tenia|contaba con|he was|she was|they were|age|the age of) )?(?:{Hedge} )*){Numbers}{Years}?", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex When();

    [GeneratedRegex($"^ (?<lead>(?:tenia|tiene|cumplio|was|is|turned) (?:{Hedge} )*){Numbers}{Years}?", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Subject();

    [GeneratedRegex($@"^[^.;!?\n\uE000]*\. (?<lead>(?:(?:la victima|el menor|la menor|he|she|el|ella) )?(?:tenia|tiene|contaba con|was|is) (?:{Hedge} )*){Numbers}{Years}?", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex NextSentence();

    [GeneratedRegex(@"[^.;!?\n]*$", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Sentence();

    // At the beginning of a sentence: “Con apenas 14 años, ”, “At just 14, ”.
    [GeneratedRegex($"(?:^|[.;:!?] )(?:(?:y|pero|and|but) )?(?:(?:con|a los|a sus|de|desde los|cuando (?:{Hedge} )*tenia|when (?:he|she) was) (?:{Hedge} )*{Numbers} años?(?: de edad)?,? |con (?:{Hedge} )+{Numbers}, |(?:at|aged|when (?:he|she) was|(?:at|from|by) the age of|by age|at age) (?:{Hedge} )*{Numbers}(?: years old| years of age)?, )$", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Opening();

    // “El joven de 17 años ”, “un adolescente de 16 años identificado como ”, “el alumno de 11 años del colegio San Juan, ”
    [GeneratedRegex($"(?<head>{W}(?: {W})?),? de (?:{Hedge} )*{Numbers} (?:años?|meses|dias|semanas)(?: de (?:edad|nacid[oa]))?(?:(?:,? (?<naming>{CuePlace.Naming}(?: \uE000)?))?(?<comma>,)? | (?:de|del|en) (?:{W} ){{0,5}}{W}(?<comma>,) )$", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Described();

    [GeneratedRegex($"(?:^|[ ,.]){Numbers}[- ](?:year|month|week|day)s?[- ]olds?(?<gap>(?: {W}){{0,5}})(?:,? (?<naming>{CuePlace.Naming}(?: \uE000)?))?(?<comma>,)? $", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex YearOld();

    // What has years and is nobody.
    [GeneratedRegex(@"\b(?:penas?|condenas?|sentencias?|prision|carcel|reclusion|privacion|inhabilitacion|suspension|contratos?|convenios?|concesion(?:es)?|firma|empresas?|compañias?|consultora|ley|leyes|norma|procesos?|juicios?|plazos?|periodos?|mandatos?|relacion|matrimonio|convivencia|experiencia|carrera|trayectoria|historia|historial|investigacion|conflicto|guerra|gobierno|regimen|creditos?|prestamos?|camionetas?|vehiculos?|autos?|casa|edificio|espera|lucha|servicio|trabajo|gestion|vida|exilio|ausencia|silencio|garantia|antiguedad|vigencia)\b", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Thing();

    // Between a description and a name: words that begin something else, and things that are so old.
    [GeneratedRegex(@" (?:by|of|and|or|his|her|their|its|whose|was|were|is|are|who|whom|said|says|told|with|to|as|that|which|had|has|against|met|saw|shot|hit|for|from|after|when|firm|company|law|case|contract|statute|rule|deal|dispute|war|building|house|ship|boat|car|truck|sentence|term|conflict|feud|ban|agreement|treaty|agency|program|programme|project|[a-z]+ed) ", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Verb();

    [GeneratedRegex(@"^(?:[,.;:!?\n]|$| (?:y|e|and|when|cuando|at the time|at the|in|on|fue|murio|que|entonces|this|last|but|pero)\b)", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Bare();

    // “, un exchofer”
    [GeneratedRegex("^(?:un|uno|una|one)$", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Article();

    // After “-year-old”: something of theirs, or a thing.
    [GeneratedRegex(@"^(?:'|(?: [a-z]+)? (?:firm|company|law|case|contract|statute|rule|deal|dispute|war|building|house|ship|boat|car|truck|sentence|term|conflict|agreement|agency|program|programme|project)\b)", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Owned();

    // After “, de N años”.
    [GeneratedRegex(@"^ (?:de|para|efectiv[oa]s?|consecutiv[oa]s|como) ", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex OfThing();

    // After years that may be spent on something: “tiene 12 años en el cargo”.
    [GeneratedRegex(@"^ (?:de|para|al|como|despues|antes|atras|mas|por|efectiv[oa]s?|consecutiv[oa]s|seguid[oa]s|pres[oa]|detenid[oa]|recluid[oa]|encarcelad[oa]|fugitiv[oa]|profug[oa]|casad[oa]|sin|[a-zñ]+ndo|en (?:el|la|los|las|prision|carcel|funciones|libertad|manos|poder))\b", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Spent();

    // Somebody else is meant by what follows.
    [GeneratedRegex(@" (?:la|lo|le|las|los|les|a|al|her|him|them|su|sus|his|their|hij[oa]s?|son|daughter|condenad[oa]s?|sentenciad[oa]s?|sentenced|pena|sentence|prison|carcel|prision)(?: |,|$)", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Whom();

    [GeneratedRegex(@"\b(?:ambos|ambas|both|todos|todas|all)\b", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex AllOf();

    [GeneratedRegex(@"[0-9]+|[a-z]{2,}", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex NumberWord();
}
