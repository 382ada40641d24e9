using Quipu.Evaluation;
using Quipu.Reading;
using Xunit;

namespace Quipu.Tests.Reading.Attribution;

/// <summary>How things are said and where they stand in law, over invented sentences of both languages: the floors that the reader is held to.</summary>
public sealed class StatusSuiteTest(ITestOutputHelper output)
{
    [Theory]
    [InlineData("en", 0.96, 0.965, 0.95, 0.88)]
    [InlineData("es", 0.975, 0.975, 0.95, 0.92)]
    public void Manner_stage_answers_and_sources_are_read_as_they_are_said(string language, double modality, double stage, double about, double speaker)
    {
        var suite = StatusSuite.Of(Repository.File($"tests/data/status/{language}.tsv"), FrameReader.DefaultAnalyser);

        output.WriteLine(suite.Summary());
        output.WriteLine(suite.Matrix());

        Assert.True(suite.Asked("modality") >= 150);
        Assert.InRange(suite.Rate("modality"), modality, 1);
        Assert.InRange(suite.Rate("stage"), stage, 1);
        Assert.InRange(suite.Rate("about"), about, 1);
        Assert.InRange(suite.Rate("speaker"), speaker, 1);
        Assert.Equal(1, suite.Rate("silent"));
    }
}
