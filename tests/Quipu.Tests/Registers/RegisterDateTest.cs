using Quipu.Registers;
using Xunit;

namespace Quipu.Tests.Registers;

public sealed class RegisterDateTest
{
    [Theory]
    [InlineData("09/06/1941", "1941-06-09")]
    [InlineData("6.10.2001", "2001-10-06")]
    [InlineData("Mar 25, 2015", "2015-03-25")]
    [InlineData("10 Apr 1986", "1986-04-10")]
    [InlineData("4 de octubre de 1983", "1983-10-04")]
    [InlineData("5 de setiembre del 2001", "2001-09-05")]
    [InlineData("April 1984", "1984-04")]
    [InlineData("1958", "1958")]
    [InlineData("2021-07-23", "2021-07-23")]
    [InlineData("2021-07-23T10:00:00", "2021-07-23")]
    [InlineData("1955 to 1957", null)]
    [InlineData("31/02/1960", null)]
    [InlineData("EPOCA INDEP.", null)]
    [InlineData("Mart 5, 2015", null)]
    [InlineData("13/13/2015", null)]
    [InlineData("", null)]
    public void Dates_of_registers_are_read_day_first(string text, string? iso) => Assert.Equal(iso, RegisterDate.Iso(text));

    [Theory]
    [InlineData("5.689852347E7", "56898523.47")]
    [InlineData("1,234.50", "1234.5")]
    [InlineData("1.234,50", "1234.5")]
    [InlineData("1,002", "1002")]
    [InlineData("12,5", "12.5")]
    [InlineData("S/ 500.00", "500")]
    [InlineData("12%", "12")]
    [InlineData("0.0", "0")]
    [InlineData("muchos", null)]
    [InlineData("1,2,3,4", null)]
    public void Numbers_of_registers_are_read(string text, string? number) => Assert.Equal(number, RegisterNumber.Of(text) is { } value ? RegisterNumber.Text(value) : null);
}
