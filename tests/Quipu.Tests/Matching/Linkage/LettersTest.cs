using Quipu.Matching.Linkage;
using Xunit;

namespace Quipu.Tests.Matching.Linkage;

public sealed class LettersTest
{
    [Theory]
    [InlineData("quispe", "quispe", 0)]
    [InlineData("quispe", "quispes", 1)]
    [InlineData("quispe", "quipse", 1)]
    [InlineData("quispe", "kuispe", 1)]
    [InlineData("quispe", "guizpe", 2)]
    [InlineData("ab", "ba", 1)]
    [InlineData("", "ab", 2)]
    [InlineData("mamani", "quispe", 4)]
    public void Counts_slips_up_to_the_most(string one, string other, int apart)
    {
        Assert.Equal(apart, Letters.Distance(one, other, 3));
        Assert.Equal(apart, Letters.Distance(other, one, 3));
    }

    [Theory]
    [InlineData("martha", "marhta", 0.9611)]
    [InlineData("dwayne", "duane", 0.84)]
    [InlineData("dixon", "dicksonx", 0.8133)]
    [InlineData("abc", "xyz", 0)]
    public void Jaro_Winkler_is_as_published(string one, string other, double likeness) => Assert.Equal(likeness, Letters.JaroWinkler(one, other), 3);
}
