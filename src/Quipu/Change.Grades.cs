using Quipu.Sources.Grades;

namespace Quipu;

public abstract partial record Change
{
    /// <summary>A person says what a source, a document or a claim is as evidence; earlier grades stay beside it.</summary>
    public sealed record Graded(Grade Grade) : Change;

    /// <summary>A grade is taken back: it stays, with who and when.</summary>
    public sealed record GradeRetired(GradeId Grade, string By, DateTimeOffset At) : Change;

    /// <summary>What people held of a source is forgotten with it; its documents go each by its own <see cref="Forgotten"/>.</summary>
    public sealed record SourceForgotten(SourceId Source, string By, DateTimeOffset At) : Change;
}
