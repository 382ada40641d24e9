using Quipu.Reading.Analysis.Parsing;
using Quipu.Reading.Models;
using Xunit;

namespace Quipu.Tests.Reading.Analysis.Parsing;

public sealed class MoveWeightsTest
{
    // Numbers that end alike want the same place.
    static uint Number(int i) => i % 3 == 0 ? Feature.Of(7, (uint)i) >> 4 : (uint)(i + 1) << 18 | 5;

    [Fact]
    public void A_score_is_the_sum_of_the_known_features_however_crowded_their_places()
    {
        var weights = new MoveWeights([.. Enumerable.Range(0, 90).Select(i => (Number(i), (short)(i * 9 - 400), (short)(300 - 5 * i)))]);
        var (left, right) = (0, 0);
        for (var i = 0; i < 90; i++) (left, right) = (left + i * 9 - 400, right + 300 - 5 * i);
        Assert.Equal((left, right), weights.Score([.. Enumerable.Range(0, 120).Select(Number)]));
        for (var i = 0; i < 90; i++) Assert.Equal((i * 9 - 400, 300 - 5 * i), weights.Score([Number(i)]));
        for (var i = 90; i < 120; i++) Assert.Equal((0, 0), weights.Score([Number(i)]));
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        (uint Feature, short Left, short Right)[] rows = [(3, -400, 17), (5, 0, -1), (0xFFFFFF0, 1000, -1000)];
        using var file = new MemoryStream();
        MoveWeights.Write(new(file), rows);
        var weights = MoveWeights.Read(new(file.ToArray()));
        foreach (var (feature, left, right) in rows) Assert.Equal((left, right), weights.Score([feature]));
        Assert.Equal((0, 0), weights.Score([4]));
    }

    [Theory]
    [InlineData(0u, 1)]
    [InlineData(1u << 28, 1)]
    [InlineData(7u, 1001)]
    public void A_number_out_of_range_is_refused(uint feature, int weight) => Assert.Throws<ArgumentException>(() => new MoveWeights([(feature, 0, (short)weight)]));
}
