using System.Globalization;
using System.Text.RegularExpressions;
using Quipu.Model;

namespace Quipu.Access.Masking;

/// <summary>Words beside a name that say that its bearer is a minor, or a victim of sexual violence or trafficking. They ask for a mask; a person decides.</summary>
public static partial class MaskCues
{
    const int Window = 110, Around = 25;
    const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    // Ages from 0 to 17, in figures and in words.
    const string Age = "(?:1[0-7]|[0-9]|un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciséis|diecisiete)";
    const string EnglishAge = "(?:1[0-7]|[0-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)";
    const string Child = "(?:menor de edad|menor|niñ[oa]|adolescente|bebé|recién nacid[oa]|escolar)";
    const string EnglishChild = "(?:girl|boy|child|minor|toddler|infant|baby|teenager|teen|schoolgirl|schoolboy|adolescent)";
    const string Harm = "(?:trata de (?:personas|menores|mujeres|niñas|blancas)|violación(?: sexual| grupal)?|abusos? sexual(?:es)?|explotación sexual|violencia sexual|agresi(?:ón|ones) sexual(?:es)?|acoso sexual|tocamientos(?: indebidos)?|esclavitud sexual|pornografía infantil|proxenetismo|prostitución forzada|estupro)";
    const string EnglishHarm = "(?:rape|gang rape|sexual (?:abuse|assault|violence|exploitation|slavery|harassment)|(?:human |sex |child )?trafficking|forced prostitution)";
    const string Done = "(?:violad|ultrajad|abusad|agredid|explotad|esclavizad|prostituid)[oa]";

    /// <summary>What the words beside the names of each person of a document ask for; of several of one kind the first.</summary>
    /// <param name="text">The document's.</param>
    /// <param name="entities">As the document's readings have them.</param>
    public static IEnumerable<(EntityId Entity, MaskGround Ground, string Words)> Of(string text, IEnumerable<LocalEntity> entities)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(entities);
        foreach (var entity in entities.Where(e => e is { Type: EntityType.Person, Named: true }))
        {
            var found = entity.Mentions.Where(m => m.Kind == MentionKind.Name && m.At.End <= text.Length).OrderBy(m => m.At.Start).SelectMany(m => Beside(text, m.At)).ToList();
            foreach (var cue in found.DistinctBy(c => c.Ground)) yield return (entity.Id, cue.Ground, cue.Words);
        }
    }

    /// <summary>Whether a register's birth date is that of somebody younger than eighteen on a day; what gives a year alone counts by its last day.</summary>
    public static bool IsMinor(PartialDate born, DateOnly day) => born.Latest > day.AddYears(-18);

    static IEnumerable<(MaskGround Ground, string Words)> Beside(string text, Span name)
    {
        var (from, to) = (Math.Max(0, name.Start - Window), Math.Min(text.Length, name.End + Window));
        var (before, after) = (text[from..name.Start], text[name.End..to]);
        if (MinorAfter().IsMatch(after) || (MinorBefore().IsMatch(before) && !Younger().IsMatch(before))) yield return (MaskGround.Minor, Words(text, name));
        if (VictimAfter().IsMatch(after) || VictimBefore().IsMatch(before)) yield return (MaskGround.Victim, Words(text, name));
    }

    // The words beside the name, and not the name.
    static string Words(string text, Span name)
    {
        var (from, to) = (Math.Max(0, name.Start - Around - Around), Math.Min(text.Length, name.End + Around + Around));
        while (from > 0 && from < name.Start && !char.IsWhiteSpace(text[from - 1])) from++;
        while (to < text.Length && to > name.End && !char.IsWhiteSpace(text[to])) to--;
        return string.Create(CultureInfo.InvariantCulture, $"{One(text[from..name.Start])} {new string(MaskLabel.Bar, 5)} {One(text[name.End..to])}").Trim();
    }

    static string One(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex($@"^(?:\s*,?\s*\(?(?:de|con)\s+(?:apenas |solo |tan solo )?{Age} (?:años|meses)(?:\s*[,.;)]|\s+de edad|\s+(?:y|que|fue|murió|desapareció|cuando)\b|$)|\s*\({Age}\)|\s*,\s*{Age}(?: años)?\s*,|\s*[,(]\s*(?:(?:un|una|el|la|otra|otro)\s+)?{Child}(?:\s+de\s+(?:apenas )?{Age} años|\s+de edad)?\s*[,.;)]|\s*,\s*(?:(?:un|una)\s+)?{Child}\s+(?:que|de|fue|víctima)\b|\s*,?\s*\(?(?:a |aged |age |who is |who was |just |only )*{EnglishAge}(?:[- ]year[- ]old|[- ]years[- ]old| years of age)|\s*,?\s*\(?aged {EnglishAge}\b|\s*,\s*\(?(?:a|an|the|another)\s+(?:\w+ )?{EnglishChild}\b|\s+(?:es|era|is|was)\s+(?:un|una|a)\s+(?:{Child}|{EnglishChild})\b)", Options)]
    private static partial Regex MinorAfter();

    [GeneratedRegex($@"(?:^|[\s(¿¡«“""])(?:{Child}(?:\s+de\s+(?:apenas )?{Age} (?:años|meses)(?: de edad)?)?(?:\s*,?\s*(?:llamad[oa]|identificad[oa] como|de (?:iniciales|nombre|nombres)))?|{EnglishAge}[- ]years?[- ]old(?:\s+\w+)?(?:\s+\w+)?|{EnglishChild}(?:\s*,?\s*(?:named|called|identified as))?)\s*,?\s*(?:[«“""]\s*)?$", Options)]
    private static partial Regex MinorBefore();

    // A younger brother is no minor.
    [GeneratedRegex(@"(?:herman|hij|prim|niet|sobrin|tí)[oa]s?\s+menor\s*,?\s*$", Options)]
    private static partial Regex Younger();

    [GeneratedRegex($@"^(?:\s*,?\s*\(?(?:(?:quien|que|who)\s+)?(?:(?:es|era|fue|sería|is|was|has been|had been)\s+)?(?:(?:una|la|un|el|otra|a|the|another|presunta|supuesta|presunto|alleged|de las|one of the)\s+)*(?:víctima|sobreviviente|agraviad[oa]|victim|survivor|victims|víctimas)\s+(?:de|of)\s+(?:(?:una|la|un|a|presunt[ao]|alleged)\s+)?(?:{Harm}|trata|{EnglishHarm})|\s*,?\s*(?:(?:quien|que|who)\s+)?(?:fue|había sido|ha sido|habría sido|era)\s+(?:{Done}\s+sexualmente|violad[oa]|ultrajad[oa]|prostituid[oa]|obligad[oa] a prostituirse|captad[oa] por una red de trata)|\s*,?\s*(?:who\s+)?(?:was|had been|has been|were)\s+(?:repeatedly |allegedly )?(?:raped|gang-raped|trafficked|sexually (?:abused|assaulted|exploited)|forced into prostitution))", Options)]
    private static partial Regex VictimAfter();

    [GeneratedRegex($@"(?:(?:víctimas?|sobrevivientes?|agraviad[oa]s?) de (?:la |una )?(?:{Harm}|trata)\s*,?|{Harm}\s+(?:de|contra|a|en agravio de|en perjuicio de)|(?:violó|violar|violaron|violado|ultrajó|ultrajar|abus(?:ó|ar|aron|ado) sexualmente)\s+(?:a|de)|(?:victims?|survivors?) of {EnglishHarm}\s*,?|{EnglishHarm} of|(?:raped|raping|trafficked|sexually (?:abused|assaulted|exploited)))(?:\s+(?:la|el|una|un|su|the|a|an|his|her))?(?:\s+(?:{Child}|joven|mujer|ciudadana|{EnglishChild}|woman|girl))?\s*$", Options)]
    private static partial Regex VictimBefore();
}
