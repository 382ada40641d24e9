using Quipu.Claims;
using Quipu.Publishing.Leavings;

namespace Quipu;

// What left the workspace, and what outlets did with their articles.
public abstract partial record Change
{
    /// <summary>Something left by an act of a person: a row of the log, with what it carried.</summary>
    public sealed record Left(Leaving Leaving, CarriedClaims Carried) : Change;

    /// <summary>A person recorded that an outlet corrected or retracted an article of its own.</summary>
    public sealed record NoticeGiven(DocumentNotice Notice) : Change;

    /// <summary>That record was a mistake, and is taken back; it stays, marked as that.</summary>
    public sealed record NoticeRetired(NoticeId Notice, string By, DateTimeOffset At) : Change;
}
