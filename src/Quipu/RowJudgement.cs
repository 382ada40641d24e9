using Quipu.Entities;
using Quipu.Model;

namespace Quipu;

/// <summary>What a person decided of a row of a screened table: whether a party of it is somebody on record. Kept for ever; the newest of a row, party and hit holds.</summary>
/// <param name="File">SHA-256 of the table.</param>
/// <param name="Row">The row's number in it.</param>
/// <param name="Party">Which party of the row; empty where it names one.</param>
/// <param name="Hit">The entity on record.</param>
public sealed record RowJudgement(CaptureId File, long Row, string Party, EntityId Hit, Sameness Verdict, string By, DateTimeOffset At, string? Reason);
