using System.Collections.Immutable;

namespace Quipu.Exports;

/// <summary>What a later stage puts beside a finding's evidence: who was asked, what was looked for in vain.</summary>
/// <param name="File">The name of a part of the bundle.</param>
/// <param name="Title">What the page says above its lines.</param>
/// <param name="Lines">The same in words, for the page.</param>
/// <param name="Write">Writes the part.</param>
public sealed record BundleSupplement(string File, string Title, ImmutableArray<string> Lines, Action<Stream> Write);
