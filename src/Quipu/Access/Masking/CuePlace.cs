using System.Text.RegularExpressions;

namespace Quipu.Access.Masking;

/// <summary>A name, or several joined by “and”, with what stands around them, as <see cref="CueText"/> has it.</summary>
/// <param name="Count">How many names are joined here.</param>
/// <param name="IsOfTitle">Whether the word at a place of <paramref name="Before"/> belongs to the name of an office.</param>
sealed partial record CuePlace(string Before, string After, int Count, Func<int, bool> IsOfTitle)
{
    /// <summary>Of expressions that look at no more than what stands around one name (<see cref="CueText.Before"/>, <see cref="CueText.After"/>), and repeat a word a few times at most. Run without backtracking each would hold
    /// two megabytes of tables.</summary>
    internal const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Milliseconds that an expression may take: so many that no busy machine overruns them, its first call with what is compiled for it included.</summary>
    internal const int Timeout = 60_000;

    /// <summary>One word.</summary>
    internal const string W = @"[^ ,.;:!?\n\uE000]+";

    /// <summary>What leads from a description to a name: “identified as”.</summary>
    internal const string Naming = "(?:(?:llamad|nombrad)[oa]s?|(?:identificad|conocid|reconocid|registrad)[oa]s? (?:como|con)|apodad[oa]s?|alias|de nombres?|de iniciales|que responde al nombre de|named|called|nicknamed|(?:identified|known|named) as)";

    /// <summary>The words that begin a sentence whose subject is somebody else than whom it describes: “Acusado de violar a una niña de 12 años, …”.</summary>
    bool IsOfAnother => Another().IsMatch(Before);

    /// <summary>Whether a description before a comma is of the name after it: the name is closed off too, and does not go on as the subject.</summary>
    internal bool IsApposed => Closed().IsMatch(After) && !IsOfAnother;

    [GeneratedRegex(@"^(?:[,.;:!?\n]|$)", Options, Timeout)]
    private static partial Regex Closed();

    [GeneratedRegex(@"(?:^|[.;!?] )(?:acusad|condenad|detenid|sindicad|denunciad|investigad|procesad|imputad|sentenciad|señalad|capturad|arrestad|buscad|requerid)[oa]s? [^.;!?]*$|(?:^|[.;!?] )(?:tras|luego de|despues de|por|al|accused|convicted|charged|arrested|sentenced|suspected|wanted|jailed|after|for|by|before|having) [^.;!?]*$", Options, Timeout)]
    private static partial Regex Another();
}
