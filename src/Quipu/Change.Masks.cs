using Quipu.Access.Masking;

namespace Quipu;

public abstract partial record Change
{
    /// <summary>A person masks somebody, confirms that they are masked, or lifts the mask, with a reason; earlier decisions stay on record.</summary>
    /// <param name="Entity">Any id that they stand under.</param>
    public sealed record MaskDecided(EntityId Entity, MaskDecision Decision) : Change;

    /// <summary>Somebody took up the right to see masked names; what of, and why, in the log. It names nobody.</summary>
    public sealed record UnmaskedLook(string What, string By, DateTimeOffset At) : Change;
}
