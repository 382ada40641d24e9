using System.Collections.Immutable;
using Quipu.Claims;

namespace Quipu.Access.Masking;

/// <summary>Why somebody is masked. Kept as its position: the order is fixed.</summary>
public enum MaskGround
{
    /// <summary>Younger than eighteen where they are named.</summary>
    Minor,

    /// <summary>Harmed by sexual violence or trafficking.</summary>
    Victim,
}

/// <summary>How far a mask has come. Kept as its position: the order is fixed.</summary>
public enum MaskState
{
    /// <summary>Words beside the name, or a register's birth date, ask for it: it masks until a person says otherwise.</summary>
    Proposed,

    /// <summary>A person set or confirmed it.</summary>
    Confirmed,

    /// <summary>A person said, with a reason, that the name may be shown.</summary>
    Lifted,
}

/// <summary>What asks for a mask: words of a document, or a value of a register.</summary>
/// <param name="Document">Null: a register.</param>
/// <param name="Words">The words beside the name, or the birth date.</param>
public sealed record MaskCue(MaskGround Ground, DocumentHead? Document, string Words);

/// <summary>What a person decided of a mask; never changed, the newest holds.</summary>
public sealed record MaskDecision(MaskGround Ground, bool Masked, string By, DateTimeOffset At, string? Reason);

/// <summary>Somebody who is or was masked, with all that speaks for it.</summary>
/// <param name="Number">Theirs for as long as the workspace stands: <c>minor 2</c>.</param>
/// <param name="Entity">The id they stand under now.</param>
/// <param name="Name">As the viewer may see it.</param>
/// <param name="Documents">How many documents hold words of theirs.</param>
public sealed record MaskedParty(
    int Number, EntityId Entity, string Name, MaskGround Ground, MaskState State, ImmutableArray<MaskCue> Cues, ImmutableArray<MaskDecision> Decisions, int Documents);

/// <summary>What stands in the place of a masked name.</summary>
public static partial class MaskLabel
{
    /// <summary>Stands for each letter of a masked name in running text, so that offsets stay those of the text as it is kept.</summary>
    public const char Bar = '█';

    /// <summary><c>minor 2 (name withheld)</c>, <c>menor 2 (nombre reservado)</c>.</summary>
    public static string Of(MaskGround ground, int number, string language) => language == "es"
        ? string.Create(Invariant, $"{(ground == MaskGround.Minor ? "menor" : "víctima")} {number} (nombre reservado)")
        : string.Create(Invariant, $"{(ground == MaskGround.Minor ? "minor" : "victim")} {number} (name withheld)");

    /// <summary>In the place of a value of theirs that is no name: an address, a number, a birth date.</summary>
    public static string Withheld(string language) => language == "es" ? "(reservado)" : "(withheld)";

    /// <summary>Running text with every run of bars equally long, whatever stands between its words: how long a name is, and of how many words, is told to nobody. For where no offsets go along.</summary>
    public static string Even(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains(Bar, StringComparison.Ordinal) ? Runs().Replace(text, new string(Bar, 5)) : text;
    }

    [System.Text.RegularExpressions.GeneratedRegex("\u2588+(?:[\\s.'’_-]{1,4}\u2588+)*", System.Text.RegularExpressions.RegexOptions.CultureInvariant | System.Text.RegularExpressions.RegexOptions.NonBacktracking)]
    private static partial System.Text.RegularExpressions.Regex Runs();

    /// <summary>Whether a name is one of these, in any language: nobody is found, joined or matched by it.</summary>
    public static bool Is(string name) => name.EndsWith(" (name withheld)", StringComparison.Ordinal) || name.EndsWith(" (nombre reservado)", StringComparison.Ordinal);

    static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;
}
