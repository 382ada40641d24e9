using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Mentions;

/// <summary>A mention in an analysed text, resolved to an entity of the document.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">Index of its last token.</param>
/// <param name="Head">Index of the token that stands for it in the tree.</param>
/// <param name="Entity">Index in <see cref="MentionSet.Entities"/>.</param>
public sealed record TokenMention(int First, int Last, int Head, Span At, MentionKind Kind, int Entity);

/// <summary>A date the text gives, resolved against the publication date or the date told last where it is relative.</summary>
/// <param name="Date">Null where the text leaves the year, or how long ago it was, open.</param>
/// <param name="Vague">"early 2019", "hace casi dos años": somewhere near.</param>
public sealed record DateMention(int First, int Last, Span At, PartialDate? Date, PartialDate? End, bool Vague = false);

/// <summary>A number with what is counted: <c>5 civilians</c>, <c>S/ 3.2 million</c>, <c>12 %</c>.</summary>
/// <param name="Value">The number, magnitude words applied.</param>
/// <param name="Unit">What is counted or measured, as written (<c>tonnes</c>, <c>reos</c>, <c>per cent</c>), or null.</param>
/// <param name="Currency">ISO 4217 where it is money.</param>
/// <param name="Vague">"about", "at least", "casi", "más de" …</param>
public sealed record QuantityMention(int First, int Last, Span At, decimal Value, string? Unit, string? Currency, bool Vague);

/// <summary>
/// Everything that an analysed text names. <see cref="Mentions"/> is in order of text; mentions may nest ("the mayor of <u>Lima</u>"), the outer first.
/// <see cref="Entities"/> carry no ids of claims; unnamed ones are candidates that the reading keeps only where a claim uses them.
/// </summary>
public sealed record MentionSet(
    AnalysedText Text, ImmutableArray<LocalEntity> Entities, ImmutableArray<TokenMention> Mentions, ImmutableArray<DateMention> Dates, ImmutableArray<QuantityMention> Quantities,
    ImmutableArray<PostMention> Posts);

/// <summary>A title or post tied to a person by apposition, copula or prefix: "Governor X", "X, alcaldesa del distrito de Y", "former police chief X".</summary>
/// <param name="Person">Index of the person's entity.</param>
/// <param name="Body">Index of the body's or governed place's entity, or null.</param>
/// <param name="Role">The post's words as written, without the body.</param>
/// <param name="At">From the first to the last word of the whole expression.</param>
/// <param name="Ended">"former", "ex", "then", "fue".</param>
/// <param name="Kind">holds_post, leads, member_of or candidate_for, by the post's lexicon row.</param>
public sealed record PostMention(int Person, int? Body, string Role, Span At, Span RoleAt, Span PersonAt, Span? BodyAt, bool Ended, ClaimType Kind);
