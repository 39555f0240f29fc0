# Draw again beside this file: gnuplot 01-key-insight-mass.gp
# The same numbers for other tools: 01-key-insight-mass.tsv
set terminal svg size 720,385 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '01-key-insight-mass.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 0
0 0
0.05 0
0.05 0
0.1 0
0.1 0
0.15 0
0.15 0
0.2 0
0.2 0
0.25 0
0.25 0
0.3 0
0.3 0
0.35 0
0.35 0
0.4 0
0.4 0
0.45 0
0.45 0
0.5 0
0.5 0
0.55 0
0.55 0
0.6 0
0.6 0
0.65 0
0.65 0
0.7 0
0.7 0
0.75 0
0.75 0
0.8 0
0.8 0
0.85 0
0.85 36.1111
0.9 36.1111
0.9 63.8889
0.95 63.8889
0.95 0
1 0
1 0
EOD
$panel1_2 << EOD
0 0
0 0
0.05 0
0.05 0
0.1 0
0.1 0
0.15 0
0.15 0
0.2 0
0.2 0
0.25 0
0.25 48.6111
0.3 48.6111
0.3 51.3889
0.35 51.3889
0.35 0
0.4 0
0.4 0
0.45 0
0.45 0
0.5 0
0.5 0
0.55 0
0.55 0
0.6 0
0.6 0
0.65 0
0.65 0
0.7 0
0.7 0
0.75 0
0.75 0
0.8 0
0.8 0
0.85 0
0.85 0
0.9 0
0.9 0
0.95 0
0.95 0
1 0
1 0
EOD
$panel2_1 << EOD
0 0
0 0
0.05 0
0.05 0
0.1 0
0.1 0
0.15 0
0.15 0
0.2 0
0.2 0
0.25 0
0.25 0
0.3 0
0.3 0
0.35 0
0.35 0
0.4 0
0.4 0
0.45 0
0.45 0
0.5 0
0.5 0
0.55 0
0.55 0
0.6 0
0.6 0
0.65 0
0.65 0
0.7 0
0.7 0
0.75 0
0.75 0
0.8 0
0.8 0
0.85 0
0.85 91.6667
0.9 91.6667
0.9 8.33333
0.95 8.33333
0.95 0
1 0
1 0
EOD
$panel2_2 << EOD
0 0
0 0
0.05 0
0.05 0
0.1 0
0.1 0
0.15 0
0.15 0
0.2 0
0.2 0
0.25 0
0.25 0
0.3 0
0.3 0
0.35 0
0.35 0
0.4 0
0.4 0
0.45 0
0.45 0
0.5 0
0.5 0
0.55 0
0.55 0
0.6 0
0.6 0
0.65 0
0.65 0
0.7 0
0.7 0
0.75 0
0.75 0
0.8 0
0.8 0
0.85 0
0.85 80.5556
0.9 80.5556
0.9 19.4444
0.95 19.4444
0.95 0
1 0
1 0
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.885714 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with lines ls 1 title 'plain closing', NaN with lines ls 2 title 'cheerful closing'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'How much of the answer is Yes or No' at screen 0.0277778, screen 0.948052 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'right statements' at screen 0.105556, screen 0.779221 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:1]
set xtics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:80]
set ytics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'p_yes + p_no' offset 0,0.3 textcolor rgb '#333333'
set label 'share of responses (%)' at screen 0.0194444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
plot $panel1_1 using 1:2 with filledcurves y1=0 ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with lines ls 1 title 'plain closing', \
  $panel1_2 using 1:2 with filledcurves y1=0 ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with lines ls 2 title 'cheerful closing'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'wrong statements' at screen 0.605556, screen 0.779221 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:1]
set xtics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:100]
set ytics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'p_yes + p_no' offset 0,0.3 textcolor rgb '#333333'
set label 'share of responses (%)' at screen 0.519444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
plot $panel2_1 using 1:2 with filledcurves y1=0 ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_1 using 1:2 with lines ls 1 title 'plain closing', \
  $panel2_2 using 1:2 with filledcurves y1=0 ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_2 using 1:2 with lines ls 2 title 'cheerful closing'
unset multiplot
unset output
