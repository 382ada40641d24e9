using System.Text.RegularExpressions;
using Quipu.Patterns.Library;
using Xunit;

namespace Quipu.Tests.Patterns.Library;

/// <summary>What each pattern of the library tells a reporter.</summary>
public sealed partial class PatternLibraryTest
{
    [Fact]
    public void Every_pattern_rests_on_publications_with_their_year_that_somebody_else_can_look_up()
    {
        Assert.Equal(12, PatternLibrary.All.Length);
        foreach (var pattern in PatternLibrary.All)
        {
            Assert.InRange(pattern.References.Length, 2, 8);
            Assert.All(pattern.References, r => Assert.Matches(Year(), r));
            Assert.All(pattern.References, r => Assert.DoesNotContain("DESIGN", r, StringComparison.Ordinal));
            Assert.Equal(pattern.References.Length, pattern.References.Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public void Every_pattern_has_innocent_explanations_and_what_would_confirm_or_refute_it_in_both_languages() =>
        Assert.All(PatternLibrary.All, p => Assert.All(
            new[] { p.Title, p.Text, p.Rationale }.Concat(p.Innocent).Concat(p.Confirm).Concat(p.Refute).Select(w => (w.En, w.Es)),
            w => Assert.True(w.En.Length > 0 && w.Es.Length > 0 && w.En != w.Es, w.En)));

    [GeneratedRegex(@"\((1[89]|20)\d\d\)")]
    private static partial Regex Year();
}
