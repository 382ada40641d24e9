using Quipu.Registers.Sanctions;
using Xunit;

namespace Quipu.Tests.Registers;

public sealed class ListedValuesTest
{
    [Theory]
    [InlineData("A; B", "string", "A|B")]
    [InlineData("\"(a) A, (b) B\"", "string", "A|B")]
    [InlineData("Bank (a) of the (c) coast", "string", "Bank|of the (c) coast")]
    [InlineData("Peru, Chile", "country", "Peru|Chile")]
    [InlineData("Jr. Los Cedros 120, Puerto Sereno", "address", "Jr. Los Cedros 120, Puerto Sereno")]
    [InlineData("www.faro.example www.muelle.example", "url", "www.faro.example|www.muelle.example")]
    public void Several_values_in_one_field_are_parted(string text, string type, string parts) => Assert.Equal(parts, string.Join('|', ListedValues.Of(text, type)));

    [Theory]
    [InlineData("Peruvian national identification number 09876543", "09876543")]
    [InlineData("Expired Peruvian passport No 954242 issued on 28.6.1995 in Puerto Sereno", "954242")]
    [InlineData("4455667 (issued on 2.3.1999)", "4455667")]
    [InlineData("11-2233 and 44-5566", "11-2233 and 44-5566")]
    [InlineData("IX", "IX")]
    public void A_number_stands_alone_among_words(string text, string number) => Assert.Equal(number, ListedValues.Number(text));

    [Theory]
    [InlineData("circa 1951", "1951", false)]
    [InlineData("(probably) 1944", "1944", false)]
    [InlineData("between 1.1.1961 and 31.12.1963", "1961-01-01|1963-12-31", false)]
    [InlineData("1979-1982", "1979|1982", false)]
    [InlineData("1955 to 1957", "1955|1957", false)]
    [InlineData("12 Mar 1961", "1961-03-12", true)]
    [InlineData("unknown", "", false)]
    public void Dates_that_nobody_is_sure_of_are_told(string text, string dates, bool isSure)
    {
        var (found, sure) = VagueDate.Of(text);
        Assert.Equal((dates, isSure), (string.Join('|', found), sure));
    }
}
