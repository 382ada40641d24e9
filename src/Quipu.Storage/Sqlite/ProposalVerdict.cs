using Quipu.Entities;

namespace Quipu.Storage.Sqlite;

/// <summary>A judgement in force, as far as it speaks of a pair.</summary>
/// <param name="At">When it was given, in ticks.</param>
sealed record ProposalVerdict(long Key, Sameness Verdict, long At);
