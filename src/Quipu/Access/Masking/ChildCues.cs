using System.Text.RegularExpressions;

namespace Quipu.Access.Masking;

/// <summary>Words for a child beside a name: “la niña N”, “N, menor de edad”, “high school student N”.</summary>
static partial class ChildCues
{
    const string W = CuePlace.W;
    const string Spanish = "menor(?:es)?(?: de edad)?|menor(?:es)? hij[oa]s?|niñ[oa]s?|niñit[oa]s?|adolescentes?|bebes?|recien nacid[oa]s?|escolares|escolar|lactantes?|colegial(?:es)?|quinceañer[oa]s?|parvul[oa]s?";
    const string Pupil = $"(?:estudiantes?|alumn[oa]s?) (?:de(?:l)? )?(?:{W} ){{0,3}}(?:inicial|primaria|secundaria|kinder|colegio|nido|grado)(?: {W}){{0,4}}|(?:high|middle|elementary|primary|secondary|grade|junior)[- ]school(?:er|ers| student| students| pupil| pupils| senior| junior| freshman| sophomore)|(?:kindergart|first-grad|second-grad|third-grad|fourth-grad|fifth-grad|sixth-grad|seventh-grad|eighth-grad|ninth-grad|tenth-grad|eleventh-grad|kindergarten)ers?";
    const string English = "girls?|boys?|child|children|minors?|toddlers?|infants?|babies|baby|newborns?|teenagers?|teens?|teenage (?:boy|girl|son|daughter)s?|schoolgirls?|schoolboys?|schoolchild|schoolchildren|pupils?|adolescents?|kids?|juveniles?";
    const string Child = $"(?<child>{Spanish}|{Pupil}|{English})";

    /// <summary>Which of the joined names are of children.</summary>
    internal static IEnumerable<int> Of(CuePlace place)
    {
        if (IsAfter(place.After) is { } all) return all ? Enumerable.Range(0, place.Count) : [place.Count - 1];
        if (Before().Match(place.Before) is not { Success: true } said || !Leads(said, place)) return [];
        if (!IsOfSeveral(said.Groups["child"].Value)) return [0];
        return place.Count > 1 ? Enumerable.Range(0, place.Count) : [];
    }

    /// <summary>Whether a common noun by which somebody is meant is a word for a child: “la menor”.</summary>
    internal static bool IsChild(string folded) => Noun().IsMatch(folded);

    static bool Leads(Match said, CuePlace place) =>
        !Younger().IsMatch(place.Before[..(said.Groups["child"].Index + said.Groups["child"].Length)]) && !place.IsOfTitle(said.Groups["child"].Index) &&
        !Office().IsMatch(place.Before[..said.Groups["child"].Index]) && (!said.Groups["comma"].Success || said.Groups["naming"].Success || place.IsApposed);

    static bool? IsAfter(string after)
    {
        foreach (var pattern in new[] { Apposed(), Is() })
            if (pattern.Match(after) is { Success: true } said && !Of().IsMatch(said.Groups["gap"].Value + " ") && Goes(said.Groups["child"].Value, after[(said.Index + said.Length)..]))
                return IsOfSeveral(said.Groups["child"].Value);
        return null;
    }

    // “menor de los hermanos” is younger, “child psychologist” none.
    static bool Goes(string child, string after) => Ends().IsMatch(after) && !(child is "menor" or "menores" && Youngest().IsMatch(after));

    static bool IsOfSeveral(string child) => child.Split(' ')[0] is "children" or "babies" or "schoolchildren" || (child.Split(' ')[0].EndsWith('s') && !child.StartsWith("menor ", StringComparison.Ordinal));

    [GeneratedRegex($"(?:^|[ ,.:;]){Child}(?:,? de (?:[a-z]+ ){{0,2}}[a-z0-9]+ (?:años?|meses|dias)(?: de edad)?)?(?: [a-zñ]+(?:ad|id)[oa]s?)?(?:,? (?<naming>{CuePlace.Naming}(?: \uE000)?))?(?<comma>,)? $", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Before();

    [GeneratedRegex($"^, ?(?:(?:un|una|unos|unas|el|la|los|las|otra|otro|a|an|the|another|aun|todavia|still|entonces|then|both|ambos|ambas) )*(?<gap>|{W} |{W} {W} ){Child}", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Apposed();

    [GeneratedRegex($"^,? (?:(?:que|quien|who|cuando|ella|el|she|he) )?(?:es|era|eran|son|fue|is|was|are|were|seria)(?: (?:solo|apenas|just|only|still|aun|todavia|un|una|a|an))*(?<gap> (?:{W} )?){Child}", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Is();

    [GeneratedRegex(@"^(?:[,.;:!?\n]|$| (?:que|de|del|who|from|of|at|en|fue|murio|was|when|cuando|y|and|missing|desaparecid[oa]|with|con|aged|whose|killed|held)\b)", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Ends();

    [GeneratedRegex("^ del? (?:l|su|tod|tres|dos|cuatro|cinco|ell)", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Youngest();

    // A younger brother is no minor.
    [GeneratedRegex("(?:herman|hij|prim|niet|sobrin|ti)[oa]s? menor(?:es)?$", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Younger();

    // Who has to do with children: “el psicólogo de niños y adolescentes”.
    [GeneratedRegex(@"(?:fiscal|fiscalia|juez|jueza|juzgado|tribunal|psicolog[oa]|pediatra|medic[oa]|doctora?|defensora?|profesora?|maestr[oa]|ministr[oa]|experta?|especialista|jefe|jefa|equipo|club|hogar|albergue|casa) (?:de(?:l)?(?: (?:la|los|las))? )(?:[a-zñ]+ (?:y|e) )?$|(?:niñ[oa]s|mujeres) (?:y|e) $", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Office();

    // Of, or beside, a child, and no child.
    [GeneratedRegex(@"(?:^| )(?:de|del|of|madre|padre|mother|father|parent|abogad[oa]|lawyer|para|for|to|a|con|with|sin|and|y|not|no|former|ex) $|(?:^| )(?:de|del|of|for|para|con|with) ", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Of();

    [GeneratedRegex($"^(?:(?:el|la|los|las|este|esta|ese|esa|the|this|that) )?(?:{Spanish}|{English})$", CuePlace.Options, CuePlace.Timeout)]
    private static partial Regex Noun();
}
